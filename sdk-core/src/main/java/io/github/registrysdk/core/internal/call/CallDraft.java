package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.internal.http.RequestContent;
import io.github.registrysdk.core.internal.json.JsonCodec;
import io.github.registrysdk.core.spi.Answer;
import io.github.registrysdk.core.spi.ApiCall;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Multipart;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import io.github.registrysdk.core.spi.PathTemplate;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.core.toolkit.Require;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A call as it is put together. What may be secret becomes bytes only when it is sent. */
final class CallDraft implements ApiCall {
  private static final int SHORTEST_SIGNATURE = 8;

  /**
   * What an upload may take beyond the usual time: the slowest line that is still worth waiting
   * for.
   */
  private static final long SLOWEST_BYTES_PER_SECOND = 128 * 1024;

  private final Engine engine;
  private final CallOptions options;
  private final TokenSource tokens;
  private final Operation operation;
  private final HttpUrl url;
  private final boolean external;
  private final Map<String, String> headers;
  private final @Nullable Object body;
  private final @Nullable String oneTimeField;

  CallDraft(
      Engine engine,
      CallOptions options,
      TokenSource tokens,
      Operation operation,
      HttpUrl url,
      boolean external) {
    this(
        engine,
        options,
        tokens,
        operation,
        external ? url : withQuery(url, options.query()),
        external,
        external ? Map.of() : options.headers(),
        null,
        null);
  }

  private CallDraft(
      Engine engine,
      CallOptions options,
      TokenSource tokens,
      Operation operation,
      HttpUrl url,
      boolean external,
      Map<String, String> headers,
      @Nullable Object body,
      @Nullable String oneTimeField) {
    this.engine = engine;
    this.options = options;
    this.tokens = tokens;
    this.operation = operation;
    this.url = url;
    this.external = external;
    this.headers = headers;
    this.body = body;
    this.oneTimeField = oneTimeField;
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
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(Require.headerName(name), Require.headerValue(name, value));
    return new CallDraft(
        engine, options, tokens, operation, url, external, more, body, oneTimeField);
  }

  @Override
  public ApiCall json(RequestFields fields) {
    return withBody(Objects.requireNonNull(fields, "fields"));
  }

  @Override
  public ApiCall multipart(Multipart form) {
    return withBody(Objects.requireNonNull(form, "form"));
  }

  private CallDraft withBody(Object content) {
    return new CallDraft(
        engine, options, tokens, operation, url, external, headers, content, oneTimeField);
  }

  @Override
  public ApiCall oneTimeSecret(String field) {
    return new CallDraft(engine, options, tokens, operation, url, external, headers, body, field);
  }

  /** The same call to another address of the same origin. */
  CallDraft at(HttpUrl other) {
    return new CallDraft(
        engine, options, tokens, operation, other, external, headers, body, oneTimeField);
  }

  @Override
  public <T> Answer<T> answer(JsonType<T> type) {
    HttpCall<AnswerReader.Decoded<T>> call = open(AnswerReader.json(type, isWrite()));
    AnswerReader.Decoded<T> decoded = call.execute();
    return new Answer<>(
        decoded.value(), call.report(Effect.DONE), words -> call.redactor().cleanName(words));
  }

  /** Without the facts, which cost more to put together than all else here. */
  @Override
  public <T> T fetch(JsonType<T> type) {
    return open(AnswerReader.json(type, isWrite())).execute().value();
  }

  @Override
  public void run() {
    open(AnswerReader.nothing()).execute();
  }

  @Override
  public <E, T> Listing<T> list(JsonType<E> envelope, PageReader<E, T> reader) {
    return new Listing<>(
        new LinkedPages<>(engine, this, envelope, reader), engine.settings().maxPages());
  }

  ApiResponse send(ApiRequest request) {
    CallDraft call = at(withQuery(url, request.query()));
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.putAll(request.headers());
    Object text = request.json();
    return new CallDraft(engine, options, tokens, operation, call.url, false, more, text, null)
        .open(AnswerReader.text(engine.settings().dialect()))
        .execute();
  }

  private boolean isWrite() {
    return operation.retryClass() != RetryClass.SAFE;
  }

  HttpUrl url() {
    return url;
  }

  <T> HttpCall<T> open(AnswerReader<T> reader) {
    RequestContent content = content();
    Integer maxAttempts = options.maxAttempts();
    CallSpec spec =
        new CallSpec(
            operation,
            tokens,
            url,
            external,
            headers,
            content,
            secrets(),
            oneTimeField,
            timeout(content),
            maxAttempts != null ? maxAttempts : engine.settings().retry().maxAttempts());
    return new HttpCall<>(engine, spec, reader);
  }

  private List<Secret> secrets() {
    if (body instanceof RequestFields fields) {
      return fields.secrets();
    }
    // Whoever holds a signed form can upload by it. Short values are words like "file" or "POST".
    return external && body instanceof Multipart form
        ? form.fields().values().stream()
            .filter(value -> value.length() >= SHORTEST_SIGNATURE)
            .map(Secret::of)
            .toList()
        : List.of();
  }

  private RequestContent content() {
    if (body instanceof RequestFields fields) {
      return RequestContent.json(JsonCodec.write(fields));
    }
    if (body instanceof Multipart form) {
      return RequestContent.form(form, engine.settings().random());
    }
    return body instanceof String json
        ? RequestContent.json(json.getBytes(StandardCharsets.UTF_8))
        : RequestContent.NONE;
  }

  private Duration timeout(RequestContent content) {
    Duration own = options.timeout();
    return own != null
        ? own
        : engine
            .settings()
            .timeouts()
            .call()
            .plusSeconds(content.weight() / SLOWEST_BYTES_PER_SECOND);
  }
}
