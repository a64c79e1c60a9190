package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.internal.http.BodyStream;
import io.github.registrysdk.core.internal.http.CallWatch;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.http.RequestProgress;
import io.github.registrysdk.core.internal.json.DecodeException;
import io.github.registrysdk.core.internal.json.JsonCodec;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.internal.upload.FormBody;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.RetryClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One request and its response. */
final class Attempt<T> {
  private static final int LARGEST_ERROR = 64 * 1024;

  private final Engine engine;
  private final PreparedCall call;
  private final ResponseReader<T> reader;
  private final CallState state;
  private final RequestProgress progress = new RequestProgress();

  private @Nullable HttpResponseHead head;
  private @Nullable T result;
  private @Nullable Failure failure;
  private @Nullable String waitedFor;
  private boolean early;
  private boolean sent = true;
  private CallWatch.@Nullable Watched watch;

  Attempt(Engine engine, PreparedCall call, ResponseReader<T> reader, CallState state) {
    this.engine = engine;
    this.call = call;
    this.reader = reader;
    this.state = state;
  }

  Outcome<T> run(Request request, boolean onFreshConnection, long nanosLeft) {
    Call http = engine.http.call(request, onFreshConnection);
    if (request.body() instanceof FormBody form) {
      form.endWhen(http::isCanceled);
    }
    CallWatch.Watched watched = engine.watch.watch(http, nanosLeft, progress);
    watch = watched;
    try (watched) {
      exchange(http);
    } catch (Exception e) {
      // OkHttp lets an InterruptedException through that it does not declare, with the flag
      // cleared.
      if (e instanceof InterruptedException || isInterruption(e)) {
        Thread.currentThread().interrupt();
      }
      if (e instanceof FormBody.Broken broken && broken.isWaiting()) {
        waitedFor = String.valueOf(e.getMessage());
      }
      // Nobody takes a form for whole whose end was not sent.
      sent = waitedFor == null && progress.maybeSent(e);
      failure =
          progress.begun() && e instanceof SocketTimeoutException && progress.isHalf()
              ? TransportFailures.stalled(e)
              : TransportFailures.judge(
                  e,
                  sent,
                  progress.isAlone(),
                  isDocumented(status(), contentType()),
                  head,
                  progress.proxy());
    } catch (Throwable e) {
      sent = progress.maybeSent(e);
      state.cutShort(seen());
      throw e;
    }
    return outcome(watched.reason());
  }

  private Outcome.Seen seen() {
    return new Outcome.Seen(
        head, status(), progress.contentType(), sent, early, waitedFor, reader.recovered());
  }

  /**
   * @param reason why the call was ended from outside, or null
   */
  private Outcome<T> outcome(CallWatch.@Nullable Reason reason) {
    Outcome.Seen seen = seen();
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

  private @Nullable String contentType() {
    return head == null ? progress.contentType() : head.header("Content-Type");
  }

  private static boolean isInterruption(Exception e) {
    return e instanceof ClosedByInterruptException
        || (e instanceof InterruptedIOException && "interrupted".equals(e.getMessage()));
  }

  private void exchange(Call http) throws IOException {
    try (Response response = response(http)) {
      HttpResponseHead view = new HttpResponseHead(response.code(), response.headers());
      head = view;
      if (!call.external()) {
        seen(view);
      }
      boolean success = view.status() / 100 == 2;
      String proxy = progress.proxy();
      if (success && progress.isHalf()) {
        // OkHttp looks for a response when sending fails, and finds one that came too early.
        early = true;
        rescue(response);
        failure =
            protocol(
                FailureKind.UNCLEAR,
                ProtocolException.Reason.FRAMING,
                "before it had read the whole request");
      } else if (success) {
        success(response, view);
      } else if (view.status() == HttpURLConnection.HTTP_PROXY_AUTH && proxy != null) {
        failure = TransportFailures.refusedByProxy(view, proxy);
      } else if (view.status() / 100 != 3) {
        failure = error(view, errorBody(response));
      }
    }
  }

  private Response response(Call http) throws IOException {
    try {
      return http.execute();
    } catch (Throwable e) {
      Response lost = progress.response();
      if (lost != null && lost.isSuccessful()) {
        rescue(lost);
      }
      throw e;
    }
  }

  /** A response that is not used can have a one-time secret. */
  private void rescue(Response lost) {
    try (lost) {
      reader.rescue(new BodyStream(lost.body().byteStream(), engine.settings.maxResponseBytes()));
    } catch (IOException | RuntimeException e) {
      engine.journal.bodyLost(call, e);
    }
  }

  private void seen(HttpResponseHead view) {
    try {
      engine.sawHead(view);
    } catch (RuntimeException e) {
      engine.journal.dialectFailed(call, e);
    }
  }

  /** A dialect that chokes on a body or header must not hide the error. */
  private Failure error(HttpResponseHead view, @Nullable Object json) {
    if (!call.external()) {
      try {
        return error(view, json, engine.settings.dialect());
      } catch (RuntimeException e) {
        engine.journal.dialectFailed(call, e);
      }
    }
    return error(view, json, null);
  }

  private Failure error(HttpResponseHead view, @Nullable Object json, @Nullable Dialect dialect) {
    return ErrorResponses.judge(
        view,
        json,
        dialect,
        state.refusals(),
        call.explanation(),
        state.redactor(),
        engine.time.now());
  }

  private void success(Response response, HttpResponseHead view) throws IOException {
    if (!reader.wantsBody()) {
      failure = notDocumented(view);
      if (failure == null) {
        result = reader.read(view, new BodyStream(InputStream.nullInputStream(), 0));
      }
      return;
    }
    long most = reader.isFile() ? Long.MAX_VALUE : engine.settings.maxResponseBytes();
    BodyStream body = new BodyStream(response.body().byteStream(), most);
    String encoding = Objects.requireNonNullElse(response.header("Content-Encoding"), "identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      failure =
          protocol(
              FailureKind.FINAL,
              ProtocolException.Reason.ENCODING,
              "in an unknown content encoding");
      return;
    }
    if (reader.isFile()) {
      if (view.status() != 200 && view.status() != 206) {
        failure = undocumentedStatus();
        return;
      }
      extendFor(Math.min(response.body().contentLength(), reader.mostFileBytes()));
    }
    try {
      result = reader.read(view, body);
    } catch (DecodeException e) {
      failure = undecodable(e, response, body);
    }
  }

  /**
   * Where no body is needed, providers document 204, or 200 with JSON, or 201 for what is created,
   * which a PUT can do as well (RFC 9110, 9.3.4); storage also sends XML. A 202 is only a promise,
   * and a sign-in page or a gateway sends HTML.
   */
  private @Nullable Failure notDocumented(HttpResponseHead view) {
    if (!isDocumented(view.status())) {
      return undocumentedStatus();
    }
    String type = view.header("Content-Type");
    boolean nothing = call.external() && "0".equals(view.header("Content-Length"));
    // Google's storage calls nothing at all HTML.
    if (isDocumented(view.status(), type) || nothing) {
      return null;
    }
    return protocol(
        FailureKind.NOT_DOCUMENTED,
        ProtocolException.Reason.NOT_JSON,
        "but with " + state.redactor().clean(String.valueOf(type)) + ", which is not documented");
  }

  private Failure undocumentedStatus() {
    return protocol(
        FailureKind.UNCLEAR,
        ProtocolException.Reason.STATUS,
        "which is not documented as a success of this request");
  }

  private void extendFor(long bytes) {
    Duration more = state.extendFor(bytes);
    if (watch != null && engine.settings.timeouts().attempt() == null) {
      watch.extend(more);
    }
  }

  private boolean isDocumented(int status) {
    boolean creates =
        call.external()
            || call.retryClass() == RetryClass.CREATE
            || call.operation().method().equals("PUT");
    return status == 204 || status == 200 || (status == 201 && creates);
  }

  private boolean isDocumented(int status, @Nullable String type) {
    if (!isDocumented(status) || status == 204 || type == null) {
      return isDocumented(status);
    }
    String lower = type.toLowerCase(Locale.ROOT);
    return call.external() ? !lower.contains("html") : lower.contains("json");
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
          FailureKind.NOT_DOCUMENTED, ProtocolException.Reason.NOT_JSON, what + " instead of JSON");
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

  /**
   * An error response whose body cannot be read, or not to its end, is still the error that its
   * status says.
   *
   * @return the JSON, or the line of plain text, or the fields of JSON that is cut off
   */
  private @Nullable Object errorBody(Response response) {
    ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    boolean whole = false;
    try {
      BodyStream body = new BodyStream(response.body().byteStream(), LARGEST_ERROR);
      body.transferTo(arrived);
      whole = true;
    } catch (IOException e) {
      engine.journal.bodyLost(call, e);
    }
    byte[] bytes = arrived.toByteArray();
    if (call.external()) {
      return StorageError.parse(bytes);
    }
    Object known = whole ? JsonCodec.parseLenient(bytes) : null;
    if (known == null && whole) {
      known = ErrorResponses.plainLine(response.body().contentType(), bytes);
    }
    return known == null ? JsonCodec.parseBeginning(bytes) : known;
  }
}
