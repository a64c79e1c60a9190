package io.github.registrysdk.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An event of which a {@link CallObserver} is notified. An event contains no query string, no
 * header and no body. Its path is a template without identifiers; for {@link ApiClient#send}, it is
 * the path of the request.
 *
 * <p>All events of a call are sent on one thread. {@link CallStarted} is the first event, and
 * {@link CallEnded} is the last one. Each {@link AttemptStarted} is followed by an {@link
 * AttemptEnded}, unless an {@link Error} is thrown. If a {@link TokenSource} of this SDK sends a
 * request during a call, the events of that request come between the events of the call.
 *
 * <p>Only the SDK creates events. Their constructors are not part of the public API.
 */
public sealed interface CallEvent {
  /** {@return the call to which the event belongs} */
  Call call();

  /**
   * A call. It is the same object in all events of the call.
   *
   * @param id the number of the call, which is unique in this process
   * @param provider the provider, such as {@code buildkite}
   * @param operation the operation, such as {@code create a registry token}
   * @param method the HTTP method
   * @param scheme {@code https} or {@code http}
   * @param host the host of the request
   * @param port the port of the request
   * @param path the path after the base URL, with the names of its parameters instead of their
   *     values. For {@link ApiClient#send}, it is the path of the request, in which a token is
   *     redacted if it has the form of a token of Buildkite or GitHub
   * @param hasTemplate whether {@code path} is a template, which can be a tag of a metric because
   *     it has few different values; false for {@link ApiClient#send}
   */
  record Call(
      long id,
      String provider,
      String operation,
      String method,
      String scheme,
      String host,
      int port,
      String path,
      boolean hasTemplate) {}

  /**
   * A call starts. No token was requested and nothing was sent yet.
   *
   * @param call the call
   */
  record CallStarted(Call call) implements CallEvent {}

  /**
   * An attempt starts.
   *
   * @param call the call
   * @param attempt the number of the attempt, starting at 1
   */
  record AttemptStarted(Call call, int attempt) implements CallEvent {}

  /**
   * An attempt ended, with a response or with a failure.
   *
   * @param call the call
   * @param attempt the number of the attempt, starting at 1
   * @param status the HTTP status, or 0 if there was no response
   * @param elapsed the duration of the attempt
   * @param problem null after a success; otherwise the name of a {@link TransportException.Reason},
   *     {@link ProtocolException.Reason} or {@link UploadException.Reason}, {@code STATUS_}
   *     followed by an error status, {@code RATE_LIMITED}, {@code UNAVAILABLE} for a 408 or 503
   *     response that says when to retry, {@code INTERRUPTED}, or {@code CANCELLED} if the client
   *     was closed
   */
  record AttemptEnded(
      Call call, int attempt, int status, Duration elapsed, @Nullable String problem)
      implements CallEvent {}

  /**
   * The call waits before its next attempt.
   *
   * @param call the call
   * @param attempt the number of the attempt after the wait
   * @param delay the duration of the wait
   * @param reason the {@link AttemptEnded#problem()} of the attempt before the wait; {@code
   *     RATE_LIMITED} can also mean that another call of the client was rate-limited. {@code
   *     WRITE_INTERVAL} is the wait for the minimum interval between writes, which can also come
   *     before the first attempt
   */
  record Waiting(Call call, int attempt, Duration delay, String reason) implements CallEvent {}

  /**
   * The call ended.
   *
   * @param call the call
   * @param attempts the number of attempts
   * @param status the HTTP status of the last response, or 0 if there was none
   * @param elapsed the duration of the call, including waits
   * @param failure the exception that the caller gets, or null after a success; it can contain a
   *     {@link SdkException#recoveredSecret()}, which is intended for the caller
   */
  record CallEnded(
      Call call, int attempts, int status, Duration elapsed, @Nullable SdkException failure)
      implements CallEvent {}
}
