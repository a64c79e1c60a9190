package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.TypedResponse;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.internal.http.BearerToken;
import io.github.registrysdk.core.internal.http.CallWatch;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.redact.ScrubbedCause;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.internal.retry.RateGate;
import io.github.registrysdk.core.internal.retry.RetryTable;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.core.toolkit.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a running call: the time it has left, its attempts, what they may have done, and
 * the exceptions that follow from that. It decides nothing about what happens next.
 */
final class CallState {
  /** None of them can contain credentials. */
  private static final Set<String> OF_ALL =
      Set.of("Content-Type", "Date", "Retry-After", "Server", "Via");

  /** Of Amazon S3, and of Google Cloud Storage. */
  private static final Set<String> OF_STORAGE =
      Set.of("x-amz-request-id", "x-amz-id-2", "x-guploader-uploadid");

  private final Engine engine;
  private final PreparedCall call;
  private final ExceptionFactory exceptions;
  private final TimeLeft time;

  private int attempts;
  private int refusals;
  private boolean unclear;
  private Duration extended = Duration.ZERO;
  private Outcome.@Nullable Seen cutShort;

  /** As they are sent: the caller may destroy a secret before the response arrives. */
  private List<String> ownSecrets;

  /** The parts of the paths of signed URLs. */
  private List<String> pathSecrets;

  /** The {@code Authorization} headers of all attempts, each once. */
  private final List<String> authorizations = new ArrayList<>(1);

  private @Nullable Duration took;

  private @Nullable HttpResponseHead lastHead;

  CallState(Engine engine, PreparedCall call) {
    this.engine = engine;
    this.call = call;
    this.exceptions = engine.settings.exceptions();
    this.ownSecrets = texts(call.secrets());
    this.pathSecrets = call.pathSignatures();
    this.time = new TimeLeft(engine.time, call.timeout(), call.isExtensible());
  }

  private static List<String> texts(List<Secret> secrets) {
    return secrets.isEmpty() ? List.of() : secrets.stream().map(Secret::reveal).toList();
  }

  /** Until now, or until the call ended. */
  Duration elapsed() {
    return took == null ? time.elapsed() : took;
  }

  /** The report may be asked for later. */
  void succeeded() {
    took = time.elapsed();
  }

  Duration left() {
    return Duration.ofNanos(leftNanos());
  }

  long leftNanos() {
    return time.nanosLeft();
  }

  /**
   * A download takes as much longer as an upload of its size. What a retry announces again adds
   * nothing.
   *
   * @return how much longer
   */
  Duration extendFor(long bytes) {
    Duration more = PreparedCall.timeFor(bytes).minus(extended);
    if (!call.isExtensible() || more.isNegative() || more.isZero()) {
      return Duration.ZERO;
    }
    extended = extended.plus(more);
    time.extend(more);
    return more;
  }

  /** For the caller's code that this call runs. */
  Deadline deadline() {
    return time;
  }

  void attemptStarted(@Nullable String authorization) {
    attempts++;
    if (authorization != null && !authorizations.contains(authorization)) {
      authorizations.add(authorization);
    }
    lastHead = null;
  }

  /** The call goes on at a URL of the same origin, which can be signed. */
  void redirected(HttpUrl target) {
    ownSecrets = Stream.concat(ownSecrets.stream(), PreparedCall.signatures(target)).toList();
    pathSecrets =
        Stream.concat(pathSecrets.stream(), call.pathSignatures(target).stream()).toList();
  }

  void attemptEnded(@Nullable HttpResponseHead head) {
    lastHead = head;
  }

  /** The call goes on after this. */
  void retriedAfter(Failure failure) {
    unclear |=
        switch (failure.kind()) {
          case UNCLEAR, UNREADABLE, NOT_DOCUMENTED -> true;
          default -> false;
        };
    refusals += failure.rateLimited() ? 1 : 0;
  }

  int attempts() {
    return attempts;
  }

  int refusals() {
    return refusals;
  }

  @Nullable HttpResponseHead lastHead() {
    return lastHead;
  }

  /**
   * Knows the secrets of all attempts, because a response can repeat what an earlier one sent. The
   * tokens are those that were sent: a token source may have destroyed its own since.
   */
  Redactor redactor() {
    return new Redactor(Stream.concat(secrets(), pathSecrets.stream()).toList());
  }

  /** For the names of hosts: that of a storage often has words of its path, such as the bucket. */
  Redactor hostRedactor() {
    return new Redactor(secrets().toList());
  }

  private Stream<String> secrets() {
    return Stream.concat(authorizations.stream().map(BearerToken::text), ownSecrets.stream());
  }

  /** Whether a 404 means that an earlier attempt of this DELETE arrived after all. */
  boolean isDoneAfterAll(Failure failure) {
    return unclear && call.retryClass() == RetryClass.DELETE && failure.status() == 404;
  }

  CallReport report(Effect effect) {
    HttpResponseHead head = lastHead;
    int status = head == null ? 0 : head.status();
    String requestId = head == null ? null : requestId(head);
    Operation operation = call.operation();
    Redactor redactor = redactor();
    // An error with an explanation is none that another scope would prevent.
    ErrorResponses.Explanation explanation = call.explanation();
    boolean explained = explanation != null && explanation.status() == status;
    return exceptions.report(
        operation.name(),
        operation.method(),
        call.external() ? hostRedactor().clean(call.url().host()) : call.url().host(),
        call.shownPath(() -> redactor),
        status,
        attempts,
        elapsed(),
        requestId == null ? null : redactor.clean(requestId),
        head == null ? Map.of() : explainingHeaders(head, redactor),
        explained ? null : operation.scope(),
        effect,
        operation.recoveryHint());
  }

  /** That of Amazon S3, if the response is from a storage. */
  private @Nullable String requestId(HttpResponseHead head) {
    String stored = call.external() ? head.header("x-amz-request-id") : null;
    return stored != null ? stored : head.header(engine.settings.dialect().requestIdHeader());
  }

  private Map<String, String> explainingHeaders(HttpResponseHead head, Redactor redactor) {
    Set<String> ofProvider =
        call.external() ? OF_STORAGE : engine.settings.dialect().explainingHeaders();
    Map<String, String> found = new HashMap<>();
    Stream.concat(OF_ALL.stream(), ofProvider.stream())
        .forEach(
            name -> {
              List<String> values = head.all(name);
              if (!values.isEmpty()) {
                found.put(name.toLowerCase(Locale.ROOT), redactor.clean(String.join(", ", values)));
              }
            });
    return Map.copyOf(found);
  }

  /** After a success. */
  CallReport reportOfSuccess() {
    return report(call.hasNoEffect() ? Effect.NONE : Effect.DONE);
  }

  /** After a success, without its value. */
  TypedResponse<?> response() {
    HttpResponseHead head = lastHead;
    ApiResponse details =
        head == null
            ? new ApiResponse(0, Map.of(), null, "")
            : new ApiResponse(head.status(), head.toMap(), requestId(head), "");
    return new TypedResponse<@Nullable Object>(null, details, attempts, elapsed());
  }

  private Effect earlierEffect() {
    return unclear && !call.hasNoEffect() ? Effect.UNKNOWN : Effect.NONE;
  }

  SdkException exception(Failure failure, RetryTable.Verdict verdict, Outcome.Seen seen) {
    Effect effect =
        switch (verdict) {
          case UNKNOWN -> Effect.UNKNOWN;
          case DONE -> Effect.DONE;
          case AGAIN, AGAIN_ONCE, FAIL -> effect(failure, seen);
        };
    CallReport report = report(effect);
    SdkException cause = failure.exception().create(exceptions, report);
    return withSecret(
        verdict == RetryTable.Verdict.UNKNOWN
            ? exceptions.outcomeUnknown(report, call.operation().recoveryHint(), cause)
            : cause,
        seen);
  }

  private Effect effect(Failure failure, Outcome.Seen seen) {
    if (call.hasNoEffect()) {
      return Effect.NONE;
    }
    return switch (failure.kind()) {
      case UNCLEAR, UNREADABLE, NOT_DOCUMENTED -> Effect.UNKNOWN;
      case FINAL ->
          seen.succeeded()
              ? Effect.DONE
              : leavesOpen(seen.status()) ? Effect.UNKNOWN : earlierEffect();
      default -> earlierEffect();
    };
  }

  /**
   * Statuses that do not refuse: none that could be read, those that are no final response,
   * failures of the server, and redirects that RFC 9110, 15.4 lets a server send after it has done
   * the work.
   */
  private static boolean leavesOpen(int status) {
    return status < 300 || status == 302 || status == 303 || status >= 500;
  }

  /** An attempt that was ended because its time or that of the call is over. */
  Failure timeUp(Outcome.Seen seen) {
    FailureKind kind =
        !seen.sent()
            ? FailureKind.NOT_SENT
            : seen.succeeded() ? FailureKind.UNREADABLE : FailureKind.UNCLEAR;
    String detail = leftNanos() <= 0 ? callTimeout() : "the attempt took too long";
    String waitedFor = seen.waitedFor();
    if (waitedFor != null) {
      UploadException.Reason unreadable = UploadException.Reason.UNREADABLE;
      return new Failure(
          FailureKind.ABANDONED,
          unreadable.name(),
          null,
          (made, report) -> made.upload(report, unreadable, detail + ", " + waitedFor, null));
    }
    return Failure.transport(kind, seen.head(), TransportException.Reason.TIMEOUT, detail, null);
  }

  private String callTimeout() {
    return "the call took longer than the " + time.timeout().toMillis() + " ms it has";
  }

  /** The time of the call ended before its next attempt. */
  SdkException timedOut() {
    return transport(TransportException.Reason.TIMEOUT, callTimeout(), null);
  }

  /** Other writes come first, and this one's turn is after the end of its time. */
  SdkException noTimeToWait() {
    return transport(
        TransportException.Reason.TIMEOUT,
        "other writes come first, and the call has only " + time.timeout().toMillis() + " ms",
        null);
  }

  /** A call that finds its rate limit exhausted is not sent at all. */
  SdkException rateLimited(RateGate.Closed closed) {
    return exceptions.rateLimited(
        report(earlierEffect()),
        ApiError.NONE,
        closed.scope(),
        -1,
        engine.time.now().plus(closed.left()));
  }

  /** The detail is our own; the message of the caller's source could contain a secret. */
  SdkException tokenTrouble(String detail, Throwable e) {
    return transport(TransportException.Reason.TOKEN_SOURCE, detail, ScrubbedCause.of(e));
  }

  /** What a token source threw must not say that nothing was done if an attempt may have. */
  SdkException fromTokenSource(SdkException e) {
    return e.isSafeToRetry() && earlierEffect() != Effect.NONE
        ? transport(TransportException.Reason.TOKEN_SOURCE, "the token source failed", e)
        : e;
  }

  /** Of a call that ends before its next attempt. */
  private SdkException transport(
      TransportException.Reason reason, String detail, @Nullable Throwable cause) {
    return exceptions.transport(report(earlierEffect()), reason, detail, cause);
  }

  /**
   * @param seen the attempt during which the call was stopped, or null between two attempts
   */
  SdkException stopped(CallWatch.Reason reason, Outcome.@Nullable Seen seen) {
    boolean sent = (seen != null && seen.sent()) || unclear;
    Effect effect =
        !sent || call.hasNoEffect()
            ? Effect.NONE
            : seen != null && seen.succeeded() ? Effect.DONE : Effect.UNKNOWN;
    CallReport report = report(effect);
    SdkException e =
        reason == CallWatch.Reason.CLOSED
            ? exceptions.cancelled(report, waitedFor(seen))
            : exceptions.interrupted(report, waitedFor(seen));
    return seen == null ? e : withSecret(e, seen);
  }

  private static @Nullable String waitedFor(Outcome.@Nullable Seen seen) {
    return seen == null ? null : seen.waitedFor();
  }

  /** Something that is no exception of ours ends the attempt that is running. */
  void cutShort(Outcome.Seen seen) {
    cutShort = seen;
  }

  /** What is known of a call that something else ended: it goes on with this. */
  SdkException endedBy(Throwable e) {
    Outcome.Seen seen = cutShort;
    Effect effect =
        seen == null || !seen.sent() || call.hasNoEffect()
            ? earlierEffect()
            : seen.succeeded() ? Effect.DONE : Effect.UNKNOWN;
    SdkException known =
        exceptions.transport(
            report(effect),
            TransportException.Reason.CONNECTION_LOST,
            e.getClass().getName() + " ended the call",
            null);
    return seen == null ? known : withSecret(known, seen);
  }

  private SdkException withSecret(SdkException e, Outcome.Seen seen) {
    Secret recovered = seen.recovered();
    if (recovered != null) {
      exceptions.attachSecret(e, recovered);
    }
    return e;
  }
}
