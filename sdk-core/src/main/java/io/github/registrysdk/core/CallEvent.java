package io.github.registrysdk.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CallObserver} is told. Nothing that an event prints is secret: no query string, no
 * header, no body, and no identifier from a path but in what {@link ApiClient#send} is given.
 *
 * <p>The events of a call come on one thread and nest: {@link CallStarted} first, {@link CallEnded}
 * last, and every {@link AttemptStarted} has its {@link AttemptEnded}, unless an {@link Error} cuts
 * the call off. A call that a {@link TokenSource} of this library makes for another comes between
 * the other's events. The client makes the events; their constructors are not API.
 */
public sealed interface CallEvent {
  /** {@return the call it is about} */
  Call call();

  /**
   * A call, the same in all its events.
   *
   * @param id unique in this process, also among several clients
   * @param provider such as {@code buildkite}
   * @param operation such as {@code create a registry token}
   * @param method the HTTP method
   * @param scheme {@code https} or {@code http}
   * @param host the host it is sent to
   * @param port the port it is sent to
   * @param path behind the base URL, with its parameters' names instead of their values
   * @param hasTemplate whether {@code path} is one of a few, fit to tell metrics apart; not for
   *     {@link ApiClient#send}, whose path is the caller's own
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
   * A call begins; nothing has been asked for or sent yet, not even a token.
   *
   * @param call the call
   */
  record CallStarted(Call call) implements CallEvent {}

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
   *     UploadException.Reason}, {@code STATUS_} with an error's status, {@code RATE_LIMITED},
   *     {@code UNAVAILABLE} for a 408 or 503 that says when to come back, {@code INTERRUPTED}, or
   *     {@code CANCELLED} if the client was closed
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
   *     call of the client was refused and this one waits with it; or {@code WRITE_INTERVAL} for
   *     the pause between writes that a provider asks for, which can come before the first attempt
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
