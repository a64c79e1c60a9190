package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.internal.http.BodyStream;
import io.github.registrysdk.core.internal.http.CallWatch;
import io.github.registrysdk.core.internal.http.HeadView;
import io.github.registrysdk.core.internal.http.RequestProgress;
import io.github.registrysdk.core.internal.json.DecodeException;
import io.github.registrysdk.core.internal.json.JsonCodec;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.redact.SecretScan;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.internal.upload.FormBody;
import io.github.registrysdk.core.spi.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.GzipSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer.
 *
 * @param <T> the result
 */
final class Attempt<T> {
  private static final int LARGEST_ERROR = 64 * 1024;

  private final Engine engine;
  private final CallSpec call;
  private final AnswerReader<T> reader;
  private final @Nullable Secret token;
  private final int refusals;
  private final RequestProgress progress;

  private @Nullable T result;
  private @Nullable HeadView head;
  private @Nullable Failure failure;
  private CallWatch.@Nullable Reason ended;
  private @Nullable Secret recovered;
  private boolean early;
  private boolean sent = true;

  Attempt(
      Engine engine,
      CallSpec call,
      AnswerReader<T> reader,
      @Nullable Secret token,
      int refusals,
      RequestProgress progress) {
    this.engine = engine;
    this.call = call;
    this.reader = reader;
    this.token = token;
    this.refusals = refusals;
    this.progress = progress;
  }

  /**
   * Sends the request, and leaves either a result, a failure, or the reason why it was ended from
   * outside.
   */
  void run(Request request, boolean onFreshConnection, long nanosLeft) {
    Call http = engine.http().call(request, onFreshConnection);
    CallWatch.Watched watched = engine.watch().watch(http, nanosLeft);
    try (watched) {
      exchange(http);
    } catch (Exception e) {
      // OkHttp lets an InterruptedException through that it does not declare, with the flag
      // cleared.
      if (e instanceof InterruptedException || isInterruption(e)) {
        Thread.currentThread().interrupt();
      }
      sent = progress.maybeSent(e);
      failure =
          watched.reason() == CallWatch.Reason.STALLED
              ? LostAnswer.stalled(e)
              : LostAnswer.judge(e, sent, status(), head);
    }
    if (result == null) {
      ended = Thread.currentThread().isInterrupted() ? CallWatch.Reason.INTERRUPTED : end(watched);
    }
  }

  /** An upload that stalled has failed like any other that lost its server. */
  private static CallWatch.@Nullable Reason end(CallWatch.Watched watched) {
    CallWatch.Reason reason = watched.reason();
    return reason == CallWatch.Reason.STALLED ? null : reason;
  }

  private static boolean isInterruption(Exception e) {
    return e instanceof ClosedByInterruptException
        || (e instanceof InterruptedIOException && "interrupted".equals(e.getMessage()));
  }

  private void exchange(Call http) throws IOException {
    try (Response response = http.execute()) {
      HeadView view = new HeadView(response.code(), response.headers());
      head = view;
      if (!call.external()) {
        seen(view);
      }
      boolean success = view.status() / 100 == 2;
      if (success && progress.begun() && isHalf(http.request().body())) {
        // OkHttp looks for an answer when sending fails, and finds one that came too early.
        early = true;
        failure =
            protocol(
                FailureKind.UNREADABLE,
                ProtocolException.Reason.FRAMING,
                "before it had read the whole upload");
      } else if (success) {
        success(response, view);
      } else if (view.status() / 100 != 3) {
        failure = error(view, JsonCodec.parseLenient(errorBody(response)));
      } else if (call.oneTimeField() != null) {
        errorBody(response);
      }
    }
  }

  private static boolean isHalf(@Nullable RequestBody body) {
    return body instanceof FormBody form && !form.isWhole();
  }

  private void seen(HeadView view) {
    try {
      engine.sawHead(view);
    } catch (RuntimeException e) {
      engine.journal().dialectFailed(call, e);
    }
  }

  /** A dialect that chokes on a body or header must not hide the error. */
  private Failure error(HeadView view, @Nullable Object json) {
    if (!call.external()) {
      try {
        return error(view, json, engine.settings().dialect());
      } catch (RuntimeException e) {
        engine.journal().dialectFailed(call, e);
      }
    }
    return error(view, json, null);
  }

  private Failure error(HeadView view, @Nullable Object json, @Nullable Dialect dialect) {
    return ErrorAnswer.judge(view, json, dialect, refusals, redactor(), engine.time().now());
  }

  private void success(Response response, HeadView view) throws IOException {
    if (!reader.wantsBody()) {
      result = reader.read(view, new BodyStream(InputStream.nullInputStream(), 0, false));
      return;
    }
    boolean keep = call.oneTimeField() != null;
    BodyStream raw =
        new BodyStream(response.body().byteStream(), engine.settings().maxResponseBytes(), keep);
    String encoding = Objects.requireNonNullElse(response.header("Content-Encoding"), "identity");
    boolean gzip = encoding.equalsIgnoreCase("gzip");
    if (!gzip && !encoding.equalsIgnoreCase("identity")) {
      recovered = recover(raw);
      failure =
          protocol(
              FailureKind.FINAL,
              ProtocolException.Reason.ENCODING,
              "in an unknown content encoding");
      return;
    }
    BodyStream body = gzip ? unzipped(raw, keep) : raw;
    try {
      result = reader.read(view, body);
    } catch (DecodeException e) {
      recovered = recover(body, raw);
      failure = undecodable(e, response, body);
    } catch (IOException | RuntimeException e) {
      recovered = recover(body, raw);
      throw e;
    }
  }

  private Redactor redactor() {
    return new Redactor(token, call.secrets());
  }

  /** OkHttp does this unseen, unless the request said that it should not be needed. */
  private BodyStream unzipped(BodyStream raw, boolean keep) {
    InputStream text = Okio.buffer(new GzipSource(Okio.source(raw))).inputStream();
    return new BodyStream(text, engine.settings().maxResponseBytes(), keep);
  }

  private @Nullable Secret recover(BodyStream... bodies) {
    String field = call.oneTimeField();
    if (field == null) {
      return null;
    }
    for (BodyStream body : bodies) {
      Optional<Secret> found = SecretScan.find(body.takeKept(), field);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return null;
  }

  private Failure undecodable(DecodeException e, Response response, BodyStream body) {
    String type = response.header("Content-Type");
    boolean json = type == null || type.toLowerCase(Locale.ROOT).contains("json");
    if (body.count() == 0 || (e.malformed() && !json)) {
      String what =
          "but with "
              + body.count()
              + " bytes of "
              + (json ? "nothing" : redactor().clean(String.valueOf(type)));
      return protocol(
          FailureKind.NOT_JSON, ProtocolException.Reason.NOT_JSON, what + " instead of JSON");
    }
    FailureKind kind = e.endedEarly() ? FailureKind.UNREADABLE : FailureKind.FINAL;
    return protocol(
        kind,
        ProtocolException.Reason.DECODE,
        "but the answer can't be used: " + redactor().clean(String.valueOf(e.getMessage())));
  }

  private Failure protocol(FailureKind kind, ProtocolException.Reason reason, String detail) {
    return new Failure(
        kind, reason.name(), head, report -> new ProtocolException(report, reason, detail, null));
  }

  /** An error answer whose body can't be had is still the error that its status says. */
  private byte[] errorBody(Response response) {
    boolean keep = call.oneTimeField() != null;
    long most = keep ? engine.settings().maxResponseBytes() : LARGEST_ERROR;
    BodyStream body = new BodyStream(response.body().byteStream(), most, keep);
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      engine.journal().bodyLost(call, e);
      return new byte[0];
    } finally {
      recovered = recover(body);
    }
  }

  @Nullable T result() {
    return result;
  }

  @Nullable HeadView head() {
    return head;
  }

  /** Null after a success and after a redirect. */
  @Nullable Failure failure() {
    return failure;
  }

  /**
   * For events: null after a success and after a redirect. What is lost because it was ended from
   * outside looks like a lost connection, and is none; an error known by its status stays one.
   */
  @Nullable String problem() {
    if (ended == CallWatch.Reason.INTERRUPTED) {
      return "INTERRUPTED";
    }
    if (ended == CallWatch.Reason.CLOSED) {
      return "CANCELLED";
    }
    if (ended == CallWatch.Reason.TIME_UP && (failure == null || failure.status() < 400)) {
      return TransportException.Reason.TIMEOUT.name();
    }
    return failure == null ? null : failure.label();
  }

  /** Why it was ended from outside, or null. */
  CallWatch.@Nullable Reason ended() {
    return ended;
  }

  @Nullable Secret recovered() {
    return recovered;
  }

  /** Unless OkHttp proved that it was not. */
  boolean sent() {
    return sent;
  }

  /** Whether the provider says that it was done, and can know it. */
  boolean succeeded() {
    return sent() && status() / 100 == 2 && !early;
  }

  /** The status of the answer, even if only its head came. */
  int status() {
    return head == null ? progress.status() : head.status();
  }
}
