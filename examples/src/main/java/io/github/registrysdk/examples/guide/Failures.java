package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.RegistryTokenService;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ValidationException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What to do about failures. */
final class Failures {
  private Failures() {}

  static String tried(Runnable call) {
    // @start region="catch"
    try {
      call.run();
      return "done";
    } catch (NotFoundException e) {
      return "not found";
    } catch (ValidationException e) {
      return "refused: " + e.error().message();
    } catch (AuthenticationException | PermissionDeniedException e) {
      return "the token needs " + e.report().scope();
    } catch (RateLimitedException e) {
      return e.retryAt().map(at -> "retry at " + at).orElse("retry later");
    } catch (ApiException e) { // any other error status
      return "status " + e.status();
    } catch (OutcomeUnknownException e) { // may have been processed
      return e.recoveryHint();
    } catch (SdkException e) { // no response, or an invalid one
      return "could not " + e.operation();
    }
    // @end
  }

  static Secret mint(RegistryTokenService tokens, String description) {
    Set<String> before = ids(tokens);
    try {
      return tokens.create(description).secret();
    } catch (OutcomeUnknownException e) {
      tokens.list().stream()
          .filter(token -> description.equals(token.description()))
          .filter(token -> !before.contains(token.id())) // nobody knows its secret
          .forEach(orphan -> tokens.delete(orphan.id()));
      throw e;
    }
  }

  private static Set<String> ids(RegistryTokenService tokens) {
    return tokens.list().stream().map(RegistryToken::id).collect(Collectors.toSet());
  }

  static Secret rescued(Supplier<Secret> create, Consumer<Secret> store) {
    try {
      return create.get();
    } catch (SdkException e) {
      e.recoveredSecret().ifPresent(store); // it was in the invalid response
      throw e;
    }
  }
}
