package io.github.registrysdk.testing.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import okio.Buffer;

/** A response. Immutable. */
public final class FakeResponse {

  private static final String CONTENT_TYPE = "Content-Type";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private FakeResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** A response with a JSON body. */
  public static FakeResponse json(int status, JsonNode node) {
    return of(status, "application/json; charset=utf-8", Json.text(node));
  }

  /** A response with a JSON body of one message. */
  public static FakeResponse message(int status, String message) {
    return json(status, Json.object().put("message", message));
  }

  /** A response with any body. */
  public static FakeResponse of(int status, String contentType, String body) {
    return empty(status)
        .withHeader(CONTENT_TYPE, contentType)
        .withBody(body.getBytes(StandardCharsets.UTF_8));
  }

  /** A response with any headers and any bytes. */
  public static FakeResponse of(int status, Map<String, String> headers, byte[] body) {
    return empty(status).withHeaders(headers).withBody(body.clone());
  }

  /** A response without a body. */
  public static FakeResponse empty(int status) {
    return new FakeResponse(status, Map.of(), new byte[0]);
  }

  /** The same with another status. */
  public FakeResponse withStatus(int other) {
    return new FakeResponse(other, headers, body);
  }

  /** The same with a header set. */
  public FakeResponse withHeader(String name, String value) {
    return withHeaders(Map.of(name, value));
  }

  /** The same with headers set; names are compared without regard to case. */
  public FakeResponse withHeaders(Map<String, String> more) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.putAll(more);
    return new FakeResponse(status, Collections.unmodifiableMap(all), body);
  }

  /** The same under the given headers: what is already set stays. */
  public FakeResponse withDefaultHeaders(Map<String, String> defaults) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(defaults);
    all.putAll(headers);
    return new FakeResponse(status, Collections.unmodifiableMap(all), body);
  }

  /** The same status and headers over another body. */
  public FakeResponse withText(String contentType, String text) {
    return withHeader(CONTENT_TYPE, contentType).withBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A part of it, from one byte to another, as status 206. */
  public FakeResponse withPart(int first, int last) {
    return withStatus(206)
        .withHeader("Content-Range", "bytes " + first + "-" + last + "/" + body.length)
        .withBody(Arrays.copyOfRange(body, first, last + 1));
  }

  private FakeResponse withBody(byte[] bytes) {
    return new FakeResponse(status, headers, bytes);
  }

  /** What the server writes. */
  public MockResponse.Builder toWire() {
    var builder = new MockResponse.Builder().code(status);
    if (status == 204 || status == 304) {
      builder.clearHeaders(); // RFC 9110, 8.6: no Content-Length with 204, none needed with 304
    } else {
      builder.body(new Buffer().write(body));
    }
    headers.forEach(builder::setHeader);
    return builder;
  }

  int status() {
    return status;
  }

  /** A copy of the body. */
  public byte[] body() {
    return body.clone();
  }
}
