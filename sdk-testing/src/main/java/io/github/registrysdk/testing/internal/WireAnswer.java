package io.github.registrysdk.testing.internal;

import mockwebserver3.MockResponse;
import okio.Buffer;

/** Turns an answer into what the server writes. */
final class WireAnswer {

  private WireAnswer() {}

  static MockResponse.Builder of(FakeResponse response) {
    var builder = new MockResponse.Builder().code(response.status());
    if (response.status() == 204 || response.status() == 304) {
      builder.clearHeaders(); // RFC 9110, 8.6: no Content-Length with 204, none needed with 304
    } else {
      builder.body(new Buffer().write(response.body()));
    }
    response.headers().forEach(builder::setHeader);
    return builder;
  }
}
