package io.github.registrysdk.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CallObserver} is told. Nothing that an event prints is secret: no query string, no
 * header, no body, and no identifier from a path but in what {@link ApiClient#send} is given.
 */
public sealed interface CallEvent {
  /** {@return the call it is about} */
  Call call();

  /**
   * A call, the same in all its events.
   *
   * @param id unique in this client
   * @param provider such as {@code buildkite}
   * @param operation such as {@code create a registry token}
   * @param method the HTTP method
   * @param scheme {@code https} or {@code http}
   * @param host the host it is sent to
   * @param port the port it is sent to
   * @param path the path with its parameters' names instead of their values
   */
  record Call(
      long id,
      String provider,
      String operation,
      String method,
      String scheme,
      String host,
      int port,
      String path) {}

  /**
   * A request is about to be made.
   *
   * @param call the call
   * @param attempt 1 for the first
   */
  record AttemptStarted(Call call, int attempt) implements CallEvent {}

  /**
   * A request has been answered, or has failed.
   *
   * @param call the call
   * @param attempt 1 for the first
   * @param status the HTTP status, or 0 if none came
   * @param elapsed from the start of this attempt
   * @param problem a short reason such as {@code CONNECTION_LOST}, or null after a success: the
   *     name of a {@link TransportException.Reason}, {@link ProtocolException.Reason} or {@link
   *     UploadException.Reason}, {@code STATUS_} with an error's status, {@code RATE_LIMITED}, or
   *     {@code UNAVAILABLE} for a 408 or 503 that says when to come back
   */
  record AttemptEnded(
      Call call, int attempt, int status, Duration elapsed, @Nullable String problem)
      implements CallEvent {}

  /**
   * The call waits before its next attempt.
   *
   * @param call the call
   * @param attempt the attempt that comes after the wait
   * @param delay how long
   * @param reason a short reason such as {@code CONNECTION_LOST}: what {@link
   *     AttemptEnded#problem()} said of the attempt before; {@code RATE_LIMITED} also where another
   *     call of the client was refused and this one waits with it; or {@code WRITE_SPACING} for the
   *     pause between writes that a provider asks for, which can come before the first attempt
   */
  record Waiting(Call call, int attempt, Duration delay, String reason) implements CallEvent {}

  /**
   * The call is over.
   *
   * @param call the call
   * @param attempts how many there were
   * @param status the last HTTP status, or 0 if none came
   * @param elapsed from the start of the call, waits included
   * @param failure what the caller gets instead of a result, or null after a success; it may hold a
   *     {@link SdkException#recoveredSecret()}, which is the caller's to take
   */
  record CallEnded(
      Call call, int attempts, int status, Duration elapsed, @Nullable SdkException failure)
      implements CallEvent {}
}
