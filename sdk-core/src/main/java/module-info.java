/**
 * The core on which all provider modules are built: credentials, HTTP, retries, rate limits,
 * pagination, JSON and exceptions.
 *
 * <p>The types for callers are in {@link io.github.registrysdk.core}. Provider modules use {@link
 * io.github.registrysdk.core.spi}. Exceptions are handled in the same way for all providers:
 *
 * {@snippet :
 * try {
 *   call.run();
 *   return "done";
 * } catch (NotFoundException e) {
 *   return "not found";
 * } catch (ValidationException e) {
 *   return "refused: " + e.error().message();
 * } catch (AuthenticationException | PermissionDeniedException e) {
 *   return "the token needs " + e.report().scope();
 * } catch (RateLimitedException e) {
 *   return e.retryAt().map(at -> "retry at " + at).orElse("retry later");
 * } catch (ApiException e) { // any other error status
 *   return "status " + e.status();
 * } catch (OutcomeUnknownException e) { // may have been processed
 *   return e.recoveryHint();
 * } catch (SdkException e) { // no response, or an invalid one
 *   return "could not " + e.operation();
 * }
 * }
 */
@SuppressWarnings("module") // The modules that the exports name are compiled after this one.
module io.github.registrysdk.core {
  requires transitive okhttp3;
  requires transitive org.jspecify;
  requires okio;
  requires kotlin.stdlib;
  requires org.slf4j;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jsr310;

  exports io.github.registrysdk.core;
  exports io.github.registrysdk.core.spi;
  exports io.github.registrysdk.core.toolkit to
      io.github.registrysdk.buildkite,
      io.github.registrysdk.github,
      io.github.registrysdk.humanitec,
      io.github.registrysdk.rotation,
      io.github.registrysdk.testing;
}
