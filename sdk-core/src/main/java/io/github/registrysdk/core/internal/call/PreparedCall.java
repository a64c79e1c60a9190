package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.DownloadException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.TypedResponse;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.internal.http.BaseUrl;
import io.github.registrysdk.core.internal.http.CallWatch;
import io.github.registrysdk.core.internal.http.RequestContent;
import io.github.registrysdk.core.internal.json.JsonCodec;
import io.github.registrysdk.core.internal.paging.PagedListing;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.redact.ScrubbedCause;
import io.github.registrysdk.core.internal.upload.FormBody;
import io.github.registrysdk.core.spi.ApiCall;
import io.github.registrysdk.core.spi.ApiResult;
import io.github.registrysdk.core.spi.DownloadSink;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Multipart;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.spi.PathTemplate;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.core.spi.UrlEncodedForm;
import io.github.registrysdk.core.toolkit.Require;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * A call that is ready to be sent, once its content is complete. What may be secret becomes bytes
 * only when it is sent.
 */
final class PreparedCall implements ApiCall {
  private static final int SHORTEST_SIGNATURE = 8;

  /** No storage has more, and each costs time in every message. */
  private static final int MOST_PATH_SIGNATURES = 64;

  /**
   * What an upload may take beyond the usual time: the slowest line that is still worth waiting
   * for.
   */
  private static final long SLOWEST_BYTES_PER_SECOND = 128 * 1024;

  /** Of a file of 4 TB. The nanoseconds of a length that nobody means would overflow. */
  private static final long MOST_EXTENSION_SECONDS = Duration.ofDays(365).toSeconds();

  private final Engine engine;
  private final CallOptions options;
  private final TokenSource tokens;
  private final @Nullable Consumer<TypedResponse<?>> responses;
  private final Operation operation;
  private final @Nullable HttpUrl origin;

  // Set before anybody else sees the call.
  private HttpUrl url;
  private Map<String, String> headers;
  private @Nullable Object body;
  private @Nullable String oneTimeField;
  private ErrorResponses.@Nullable Explanation explanation;

  /**
   * @param origin where credentials may go; null if the host is not the provider's own
   */
  PreparedCall(
      Engine engine,
      CallOptions options,
      TokenSource tokens,
      @Nullable Consumer<TypedResponse<?>> responses,
      Operation operation,
      HttpUrl url,
      @Nullable HttpUrl origin) {
    this.engine = engine;
    this.options = options;
    this.tokens = tokens;
    this.responses = responses;
    this.operation = operation;
    this.origin = origin;
    this.url = origin == null ? url : withQuery(url, options.query());
    this.headers = origin == null ? Map.of() : options.headers();
  }

  private PreparedCall copy() {
    PreparedCall copy =
        new PreparedCall(engine, options, tokens, responses, operation, url, origin);
    copy.url = url;
    copy.headers = headers;
    copy.body = body;
    copy.oneTimeField = oneTimeField;
    copy.explanation = explanation;
    return copy;
  }

  private static HttpUrl withQuery(HttpUrl url, Map<String, String> query) {
    if (query.isEmpty()) {
      return url;
    }
    HttpUrl.Builder builder = url.newBuilder();
    query.forEach(
        (name, value) ->
            builder.addEncodedQueryParameter(
                PathTemplate.encode(name), PathTemplate.encode(value)));
    return builder.build();
  }

  @Override
  public ApiCall query(String name, @Nullable Object value) {
    return value == null
        ? this
        : at(withQuery(url, Map.of(name, Require.unicode(name, value.toString()))));
  }

  @Override
  public ApiCall header(String name, String value) {
    PreparedCall copy = copy();
    copy.headers = new LinkedHashMap<>(headers);
    copy.headers.putAll(CallOptions.builder().header(name, value).build().headers());
    return copy;
  }

  @Override
  public ApiCall json(RequestFields fields) {
    return withBody(Objects.requireNonNull(fields, "fields"));
  }

  @Override
  public ApiCall multipart(Multipart form) {
    return withBody(Objects.requireNonNull(form, "form"));
  }

  private PreparedCall withBody(@Nullable Object content) {
    PreparedCall copy = copy();
    copy.body = content;
    return copy;
  }

  @Override
  public ApiCall oneTimeSecret(String field) {
    PreparedCall copy = copy();
    copy.oneTimeField = field;
    return copy;
  }

  @Override
  public ApiCall explain(int status, @Nullable String text) {
    PreparedCall copy = copy();
    copy.explanation = text == null ? null : new ErrorResponses.Explanation(status, text);
    return copy;
  }

  HttpUrl url() {
    return url;
  }

  /** The same call to another URL of the same origin. */
  PreparedCall at(HttpUrl other) {
    PreparedCall copy = copy();
    copy.url = other;
    return copy;
  }

  @Override
  public <T> ApiResult<T> result(JsonType<T> type) {
    HttpCall<ResponseReader.Decoded<T>> call =
        open(ResponseReader.json(type, retryClass() != RetryClass.SAFE, oneTimeField));
    T value = call.execute().value();
    return new DecodedResult<>(value, engine.settings.exceptions(), call);
  }

  /** Without the report, which costs more to put together than all else here. */
  @Override
  public <T> T fetch(JsonType<T> type) {
    return open(ResponseReader.json(type, retryClass() != RetryClass.SAFE, oneTimeField))
        .execute()
        .value();
  }

  /** Contains no header, query or body. */
  @Override
  public String toString() {
    return "PreparedCall[" + operation + "]";
  }

  @Override
  public void run() {
    open(ResponseReader.nothing()).execute();
  }

  @Override
  public ApiResult<Optional<URI>> download(DownloadSink sink) {
    return file(new FileReader(sink));
  }

  @Override
  public ApiResult<Optional<URI>> probe() {
    return file(new FileReader(null));
  }

  private ApiResult<Optional<URI>> file(FileReader reader) {
    HttpCall<Optional<URI>> call = open(reader);
    return new DecodedResult<>(call.execute(), engine.settings.exceptions(), call);
  }

  @Override
  public String sha256(Upload upload) {
    Multipart form = Multipart.of(Map.of()).withFile("file", upload, null);
    CallState state = new CallState(engine, withBody(form));
    String failure = "could not be read";
    UploadException.Reason reason = UploadException.Reason.UNREADABLE;
    Throwable cause;
    try {
      return FormBody.sha256(
          upload,
          () ->
              Thread.currentThread().isInterrupted()
                  || engine.time.isClosed()
                  || state.leftNanos() <= 0);
    } catch (FormBody.Broken e) {
      failure = String.valueOf(e.getMessage());
      reason = e.reason();
      cause = e.getCause();
    } catch (IOException e) {
      cause = e;
    }
    endIfStopped(state);
    throw engine
        .settings
        .exceptions()
        .upload(
            state.report(Effect.NONE),
            reason,
            failure,
            cause == null ? null : ScrubbedCause.of(cause));
  }

  @Override
  public void pause(Duration wait) {
    CallState state = new CallState(engine, this);
    if (state.left().compareTo(wait) < 0) {
      throw state.timedOut();
    }
    try {
      if (!wait.isZero()) {
        engine.time.sleep(wait);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    endIfStopped(state);
  }

  private void endIfStopped(CallState state) {
    if (Thread.currentThread().isInterrupted()) {
      throw state.stopped(CallWatch.Reason.INTERRUPTED, null);
    }
    if (engine.time.isClosed()) {
      throw state.stopped(CallWatch.Reason.CLOSED, null);
    }
    if (state.leftNanos() <= 0) {
      throw state.timedOut();
    }
  }

  @Override
  public SdkException uploadFailed(
      UploadException.Reason reason, String detail, @Nullable SdkException cause, Effect effect) {
    CallState state = new CallState(engine, this);
    return engine.settings.exceptions().upload(state.report(effect), reason, detail, cause);
  }

  @Override
  public SdkException downloadFailed(
      DownloadException.Reason reason, String detail, @Nullable Throwable cause) {
    CallState state = new CallState(engine, this);
    return engine
        .settings
        .exceptions()
        .download(
            state.report(Effect.NONE),
            reason,
            state.redactor().clean(detail),
            cause == null || cause instanceof SdkException ? cause : ScrubbedCause.of(cause));
  }

  @Override
  public <E, T> Listing<T> list(JsonType<E> envelope, PageReader<E, T> reader) {
    return new PagedListing<>(
        new LinkedPages<>(engine, this, envelope, reader), engine.settings.maxPages());
  }

  PreparedCall with(ApiRequest request) {
    PreparedCall call = at(withQuery(url, request.query())).withBody(request.body());
    call.headers = new LinkedHashMap<>(headers);
    call.headers.putAll(request.headers());
    return call;
  }

  ApiResponse send() {
    return open(ResponseReader.text(engine.settings.dialect())).execute();
  }

  /** What gets the details of a success, or null. */
  @Nullable Consumer<TypedResponse<?>> responses() {
    return responses;
  }

  Operation operation() {
    return operation;
  }

  TokenSource tokens() {
    return tokens;
  }

  /** Whether the host is not the provider's own, so that no credentials go there. */
  boolean external() {
    return origin == null;
  }

  /**
   * The path for messages. A template stays as it is: everybody knows its words, so that a redacted
   * one would say which of them is a secret.
   */
  String shownPath(Supplier<Redactor> redactor) {
    String path = operation.path().toString();
    return operation.path().isLiteral() ? redactor.get().clean(path) : path;
  }

  /** Whether credentials may go to the URL of this call. */
  boolean isTrusted() {
    HttpUrl own = origin;
    return own != null && BaseUrl.sameOrigin(url, own);
  }

  Map<String, String> headers() {
    return headers;
  }

  /** The field of a secret that is shown once, or null. */
  @Nullable String oneTimeField() {
    return oneTimeField;
  }

  ErrorResponses.@Nullable Explanation explanation() {
    return explanation;
  }

  RetryClass retryClass() {
    return operation.retryClass();
  }

  /** Whether it does nothing at the provider that an exception would have to report. */
  boolean hasNoEffect() {
    return retryClass() == RetryClass.SAFE || operation.isPreparation();
  }

  /** Whether sending it twice could do something twice. */
  boolean isNeverRepeated() {
    return retryClass() == RetryClass.CREATE || retryClass() == RetryClass.UPDATE;
  }

  /** Whether it counts where a provider asks for time between writes. */
  boolean isWrite() {
    return isNeverRepeated() || retryClass() == RetryClass.DELETE;
  }

  <T> HttpCall<T> open(ResponseReader<T> reader) {
    return new HttpCall<>(engine, this, content(), reader);
  }

  List<Secret> secrets() {
    if (body instanceof RequestFields fields) {
      return fields.secrets();
    }
    if (body instanceof UrlEncodedForm form) {
      return form.secrets();
    }
    if (body instanceof List<?> || body instanceof Record) {
      return JsonCodec.secrets(body);
    }
    if (!external()) {
      return List.of();
    }
    Stream<String> form =
        body instanceof Multipart multipart ? multipart.fields().values().stream() : Stream.of();
    return Stream.concat(signatures(form), signatures(url)).map(Secret::of).toList();
  }

  /** What a URL that a server named can be signed with: its values, and names without a value. */
  static Stream<String> signatures(HttpUrl url) {
    return signatures(
        IntStream.range(0, url.querySize())
            .mapToObj(
                i ->
                    Objects.requireNonNullElse(
                        url.queryParameterValue(i), url.queryParameterName(i))));
  }

  /**
   * What the path of a URL that a server named can be signed with: of the provider's redirect, what
   * is not in the path of the call too.
   */
  List<String> pathSignatures(HttpUrl target) {
    List<String> known = external() ? List.of() : url.pathSegments();
    return signatures(target.pathSegments().stream())
        .filter(part -> !isWords(part))
        .filter(part -> known.stream().noneMatch(own -> isLike(own, part)))
        .limit(MOST_PATH_SIGNATURES)
        .toList();
  }

  /** Such as "organizations" or "my-Bucket"; a signature has digits or mixed case. */
  private static boolean isWords(String part) {
    boolean first = true;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      boolean separator = c == '-' || c == '_' || c == '.';
      if (!separator && !(c >= 'a' && c <= 'z') && !(first && c >= 'A' && c <= 'Z')) {
        return false;
      }
      first = separator;
    }
    return true;
  }

  /** Whether redacting one would redact a beginning of the other. */
  private static boolean isLike(String own, String part) {
    return own.regionMatches(true, 0, part, 0, SHORTEST_SIGNATURE);
  }

  /** The signatures in the paths of the URLs that this call is sent to, or has in its form. */
  List<String> pathSignatures() {
    if (external()) {
      return pathSignatures(url);
    }
    URI signed = body instanceof Multipart form ? form.signedUrl() : null;
    HttpUrl parsed = signed == null ? null : HttpUrl.get(signed);
    return parsed == null ? List.of() : pathSignatures(parsed);
  }

  /**
   * Whoever holds a signed form or URL can use it. Short values are words like "file" or "POST".
   */
  private static Stream<String> signatures(Stream<String> values) {
    return values.filter(value -> value.length() >= SHORTEST_SIGNATURE);
  }

  private RequestContent content() {
    MediaType type = RequestContent.JSON;
    byte[] bytes = null;
    if (body instanceof UrlEncodedForm form) {
      type = RequestContent.URL_ENCODED;
      bytes = form.encoded();
    } else if (body instanceof String text) {
      bytes = text.getBytes(StandardCharsets.UTF_8);
    } else if (body != null && !(body instanceof Multipart)) {
      bytes = JsonCodec.write(body);
    }
    return new RequestContent(
        type, bytes, body instanceof Multipart form ? form : null, engine.settings.random());
  }

  /** For all of it, waits included. */
  Duration timeout() {
    Upload file = body instanceof Multipart form ? form.file() : null;
    return timeout(engine, options, file == null ? 0 : file.length());
  }

  static Duration timeout(Engine engine, CallOptions options, long uploadBytes) {
    Duration own = options.timeout();
    return own != null ? own : engine.settings.timeouts().call().plus(timeFor(uploadBytes));
  }

  static Duration timeFor(long bytes) {
    return Duration.ofSeconds(Math.min(bytes / SLOWEST_BYTES_PER_SECOND, MOST_EXTENSION_SECONDS));
  }

  /** Whether a large file gets more time, because the caller has not set the time of the call. */
  boolean isExtensible() {
    return options.timeout() == null;
  }

  /** The first one included. */
  int maxAttempts() {
    Integer own = options.maxAttempts();
    return own != null ? own : engine.settings.retry().maxAttempts();
  }

  private record DecodedResult<T>(T value, ExceptionFactory exceptions, HttpCall<?> call)
      implements ApiResult<T> {
    /** Does not contain the value, which can be a signed URL. */
    @Override
    public String toString() {
      return "ApiResult[" + value.getClass().getSimpleName() + "]";
    }

    @Override
    public String redact(String text) {
      return call.hostRedactor().clean(text);
    }

    @Override
    public SdkException invalid(String detail) {
      return exceptions.protocol(call.report(), ProtocolException.Reason.DECODE, detail, null);
    }

    @Override
    public SdkException permissionDenied(String scopes) {
      CallReport report = call.report();
      return exceptions.permissionDenied(
          exceptions.report(
              report.operation(),
              report.method(),
              report.host(),
              report.path(),
              report.status(),
              report.attempts(),
              report.elapsed(),
              report.requestId(),
              report.headers(),
              scopes,
              report.effect(),
              ""));
    }

    @Override
    public SdkException uploadFailed(UploadException.Reason reason, String detail) {
      return exceptions.upload(call.report(), reason, detail, null);
    }

    @Override
    public SdkException downloadFailed(DownloadException.Reason reason, String detail) {
      return exceptions.download(call.report(), reason, detail, null);
    }
  }
}
