package io.github.registrysdk.testing.internal.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A request on its way to a handler. */
public final class FakeRequest {

  private final RecordedRequest recorded;
  private final URI baseUrl;
  private final QueryString query;
  private Map<String, String> parameters = Map.of();
  private UnaryOperator<@Nullable URI> nextLink = next -> next;
  private @Nullable MultipartForm form;

  FakeRequest(RecordedRequest recorded, URI baseUrl) {
    this.recorded = recorded;
    this.baseUrl = baseUrl;
    int question = recorded.getTarget().indexOf('?');
    this.query = new QueryString(question < 0 ? "" : recorded.getTarget().substring(question + 1));
  }

  /** Takes what the route has read from the path. */
  public void matched(Map<String, String> pathParameters) {
    this.parameters = pathParameters;
  }

  /** Takes what a fault does to the link to the next page. */
  public void rewriteNextLink(UnaryOperator<@Nullable URI> rewrite) {
    this.nextLink = rewrite;
  }

  /** Parses a multipart body now, so that hashing it does not happen under the fake's lock. */
  public void readForm() {
    String type = header("Content-Type");
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      form = MultipartForm.parse(type, recorded.getBody());
    }
  }

  /** The request as the server read it. */
  public RecordedRequest recorded() {
    return recorded;
  }

  /** Method and path, the way failure messages name a request. */
  public String line() {
    return recorded.getMethod() + " " + path();
  }

  /** The method in upper case. */
  public String method() {
    return recorded.getMethod();
  }

  /** The path as sent, without the query. */
  public String path() {
    int question = recorded.getTarget().indexOf('?');
    return question < 0 ? recorded.getTarget() : recorded.getTarget().substring(0, question);
  }

  /** A decoded parameter of the path, which the route is known to have. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }

  /** A decoded parameter of the path, if the route has it. */
  public @Nullable String parameterOrNull(String name) {
    return parameters.get(name);
  }

  /** The first value of a query parameter. */
  public @Nullable String query(String name) {
    List<String> values = query.values().getOrDefault(name, List.of());
    return values.isEmpty() ? null : values.get(0);
  }

  /** The path and the query as sent. */
  public String target() {
    return recorded.getTarget();
  }

  /** All headers, in the order sent. */
  public Map<String, List<String>> headers() {
    return recorded.getHeaders().toMultimap();
  }

  /** The body, empty if there is none. */
  public byte[] bytes() {
    var body = recorded.getBody();
    return body == null ? new byte[0] : body.toByteArray();
  }

  /** The query's parameters, decoded, in the order sent. */
  public Map<String, List<String>> queryParameters() {
    return query.values();
  }

  /** A header's value, the last one if it was sent more than once. */
  public @Nullable String header(String name) {
    return recorded.getHeaders().get(name);
  }

  /** The credential of an {@code Authorization: Bearer} header. */
  public @Nullable String bearer() {
    return credential("Bearer ");
  }

  /** The credential of an {@code Authorization} header of this scheme, which ends in a space. */
  public @Nullable String credential(String scheme) {
    String value = header("Authorization");
    return value != null && value.regionMatches(true, 0, scheme, 0, scheme.length())
        ? value.substring(scheme.length()).trim()
        : null;
  }

  /** The password of an {@code Authorization: Basic} header with this user name. */
  public @Nullable String password(String user) {
    String value = header("Authorization");
    if (value == null || !value.regionMatches(true, 0, "Basic ", 0, 6)) {
      return null;
    }
    ByteString decoded = ByteString.decodeBase64(value.substring(6).trim());
    String prefix = user + ":";
    return decoded != null && decoded.utf8().startsWith(prefix)
        ? decoded.utf8().substring(prefix.length())
        : null;
  }

  /** The fake's own URL, ending in a slash. */
  public URI baseUrl() {
    return baseUrl;
  }

  /** This request's URL with query parameters set, or removed where the value is null. */
  public URI selfWith(Map<String, ? extends @Nullable String> changes) {
    String text = query.with(changes);
    String path = path().substring(1);
    return baseUrl.resolve(text.isEmpty() ? path : path + "?" + text);
  }

  /** The URL of the next page for the response, faults considered. */
  public @Nullable URI nextLink(@Nullable URI next) {
    return nextLink.apply(next);
  }

  /** Whether a body came with the request. */
  public boolean hasBody() {
    return recorded.getBodySize() > 0;
  }

  /** The body as a JSON object. */
  public ObjectNode json() {
    String type = header("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new Refusal(FakeResponse.message(400, "The Content-Type must be application/json"));
    }
    var body = recorded.getBody();
    if (body != null && Json.read(body.toByteArray()) instanceof ObjectNode node) {
      return node;
    }
    throw new Refusal(FakeResponse.message(400, "The request body is not a JSON object"));
  }

  /** The body as a multipart form. */
  public MultipartForm form() {
    if (form == null || !form.isWellFormed()) {
      throw new Refusal(FakeResponse.message(400, "The request body is not a multipart form"));
    }
    return form;
  }
}
