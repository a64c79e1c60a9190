package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.internal.http.BodyStream;
import io.github.registrysdk.core.internal.http.CallWatch;
import io.github.registrysdk.core.internal.http.HeadView;
import io.github.registrysdk.core.internal.http.RequestProgress;
import io.github.registrysdk.core.internal.json.DecodeException;
import io.github.registrysdk.core.internal.json.JsonCodec;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.internal.upload.FormBody;
import io.github.registrysdk.core.spi.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Locale;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.GzipSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** One request and its response. */
final class Attempt<T> {
  private static final int LARGEST_ERROR = 64 * 1024;

  private final Engine engine;
  private final PreparedCall call;
  private final ResponseReader<T> reader;
  private final CallState state;
  private final RequestProgress progress = new RequestProgress();

  private @Nullable HeadView head;
  private @Nullable T result;
  private @Nullable Failure failure;
  private boolean early;
  private boolean sent = true;

  Attempt(Engine engine, PreparedCall call, ResponseReader<T> reader, CallState state) {
    this.engine = engine;
    this.call = call;
    this.reader = reader;
    this.state = state;
  }

  Outcome<T> run(Request request, boolean onFreshConnection, long nanosLeft) {
    Call http = engine.http.call(request, onFreshConnection);
    CallWatch.Watched watched = engine.watch.watch(http, nanosLeft, progress);
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
          progress.begun() && e instanceof SocketTimeoutException && isHalf(request.body())
              ? TransportFailures.stalled(e)
              : TransportFailures.judge(e, sent, status(), head);
    }
    return outcome(watched.reason());
  }

  /**
   * @param reason why the call was ended from outside, or null
   */
  private Outcome<T> outcome(CallWatch.@Nullable Reason reason) {
    Outcome.Seen seen = new Outcome.Seen(head, status(), sent, early, reader.recovered());
    if (result != null) {
      return new Outcome.Done<>(seen, result);
    }
    if (Thread.currentThread().isInterrupted()) {
      return new Outcome.Stopped<>(seen, CallWatch.Reason.INTERRUPTED);
    }
    if (reason == CallWatch.Reason.CLOSED) {
      return new Outcome.Stopped<>(seen, reason);
    }
    // An error is known by its status; that its body took too long changes nothing.
    if (reason == CallWatch.Reason.TIME_UP && (failure == null || failure.status() < 400)) {
      return new Outcome.Failed<>(seen, state.timeUp(seen));
    }
    if (failure != null) {
      return new Outcome.Failed<>(seen, failure);
    }
    if (head != null) {
      return new Outcome.Redirected<>(seen, head);
    }
    throw new IllegalStateException("an attempt ends with a response or an exception");
  }

  /** The status of the response, even if only its head came. */
  private int status() {
    return head == null ? progress.status() : head.status();
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
        // OkHttp looks for a response when sending fails, and finds one that came too early.
        early = true;
        failure =
            protocol(
                FailureKind.UNREADABLE,
                ProtocolException.Reason.FRAMING,
                "before it had read the whole upload");
      } else if (success) {
        success(response, view);
      } else if (view.status() / 100 != 3) {
        byte[] body = errorBody(response);
        failure =
            error(view, call.external() ? StorageError.parse(body) : JsonCodec.parseLenient(body));
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
      engine.journal.dialectFailed(call, e);
    }
  }

  /** A dialect that chokes on a body or header must not hide the error. */
  private Failure error(HeadView view, @Nullable Object json) {
    if (!call.external()) {
      try {
        return error(view, json, engine.settings.dialect());
      } catch (RuntimeException e) {
        engine.journal.dialectFailed(call, e);
      }
    }
    return error(view, json, null);
  }

  private Failure error(HeadView view, @Nullable Object json, @Nullable Dialect dialect) {
    return ErrorResponses.judge(
        view,
        json,
        dialect,
        state.refusals(),
        call.explanation(),
        state.redactor(),
        engine.time.now());
  }

  private void success(Response response, HeadView view) throws IOException {
    if (!reader.wantsBody()) {
      result = reader.read(view, new BodyStream(InputStream.nullInputStream(), 0));
      return;
    }
    BodyStream raw =
        new BodyStream(response.body().byteStream(), engine.settings.maxResponseBytes());
    String encoding = Objects.requireNonNullElse(response.header("Content-Encoding"), "identity");
    boolean gzip = encoding.equalsIgnoreCase("gzip");
    if (!gzip && !encoding.equalsIgnoreCase("identity")) {
      failure =
          protocol(
              FailureKind.FINAL,
              ProtocolException.Reason.ENCODING,
              "in an unknown content encoding");
      return;
    }
    BodyStream body = gzip ? unzipped(raw) : raw;
    try {
      result = reader.read(view, body);
    } catch (DecodeException e) {
      failure = undecodable(e, response, body);
    }
  }

  /** OkHttp does this unseen, unless the request said that it should not be needed. */
  private BodyStream unzipped(BodyStream raw) {
    InputStream text = Okio.buffer(new GzipSource(Okio.source(raw))).inputStream();
    return new BodyStream(text, engine.settings.maxResponseBytes());
  }

  private Failure undecodable(DecodeException e, Response response, BodyStream body) {
    String type = response.header("Content-Type");
    boolean json = type == null || type.toLowerCase(Locale.ROOT).contains("json");
    if (body.count() == 0 || (e.malformed() && !json)) {
      String what =
          "but with "
              + body.count()
              + " bytes of "
              + (json ? "nothing" : state.redactor().clean(String.valueOf(type)));
      return protocol(
          FailureKind.NOT_JSON, ProtocolException.Reason.NOT_JSON, what + " instead of JSON");
    }
    FailureKind kind = e.endedEarly() ? FailureKind.UNREADABLE : FailureKind.FINAL;
    return protocol(
        kind,
        ProtocolException.Reason.DECODE,
        "but the response cannot be used: "
            + state.redactor().clean(String.valueOf(e.getMessage())));
  }

  private Failure protocol(FailureKind kind, ProtocolException.Reason reason, String detail) {
    return Failure.protocol(kind, head, reason, detail, null);
  }

  /** An error response whose body cannot be read is still the error that its status says. */
  private byte[] errorBody(Response response) {
    BodyStream body = new BodyStream(response.body().byteStream(), LARGEST_ERROR);
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      engine.journal.bodyLost(call, e);
      return new byte[0];
    }
  }
}
