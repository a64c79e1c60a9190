package io.github.registrysdk.examples;

import io.github.registrysdk.buildkite.RegistryTokenService;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.sandbox.Sandbox;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Replaces a registry token: the old one ends only when the new one is where it is needed, so that
 * a failure on the way leaves something that works.
 */
public final class TokenRotation {
  private TokenRotation() {}

  public static void main(String[] args) {
    try (Sandbox sandbox = Sandbox.start()) {
      RegistryTokenService tokens = sandbox.debs().tokens();
      tokens.create("cluster, October");
      rotate(tokens, "cluster, October", "cluster, November", secret -> store(secret));
      tokens.list().forEach(token -> System.out.println("now there is: " + token.description()));
    }
  }

  static void rotate(
      RegistryTokenService tokens, String before, String after, Consumer<Secret> store) {
    List<RegistryToken> old =
        tokens.list().stream().filter(token -> before.equals(token.description())).toList();
    Secret secret = mint(tokens, after);
    try {
      store.accept(secret);
    } finally {
      secret.destroy(); // overwrites the SDK's copy
    }
    old.forEach(token -> tokens.delete(token.id()));
  }

  /** After an unclear answer there may be a token whose secret nobody holds: it has to go. */
  private static Secret mint(RegistryTokenService tokens, String description) {
    Set<String> before = tokens.list().stream().map(RegistryToken::id).collect(Collectors.toSet());
    try {
      return tokens.create(description).secret();
    } catch (OutcomeUnknownException e) {
      tokens.list().stream()
          .filter(token -> !before.contains(token.id()))
          .filter(token -> description.equals(token.description()))
          .forEach(orphan -> tokens.delete(orphan.id()));
      throw e;
    }
  }

  /** Where {@link Secret#reveal()} belongs, and nowhere else: the call that hands it on. */
  private static void store(Secret secret) {
    System.out.println("stored a secret of " + secret.reveal().length() + " characters: " + secret);
  }
}
