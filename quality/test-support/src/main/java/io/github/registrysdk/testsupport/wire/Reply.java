package io.github.registrysdk.testsupport.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the server does about a request. */
@FunctionalInterface
public interface Reply {
  void to(Exchange exchange) throws IOException;

  static Reply raw(String answer) {
    return exchange -> exchange.send(answer);
  }

  /** And no more after it. */
  static Reply rawThenClose(String answer) {
    return exchange -> exchange.send(answer).close();
  }

  static Reply rawThenClose(byte[] answer) {
    return exchange -> exchange.send(answer).close();
  }

  /**
   * @param headers each with its line break
   */
  static Reply status(int status, String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String head = "HTTP/1.1 " + status + " Said\r\n" + headers;
    return exchange ->
        exchange.send(
            (head + "Content-Length: " + length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
  }

  static Reply status(int status) {
    return status == 204 ? raw("HTTP/1.1 204 Said\r\n\r\n") : status(status, "", "{}");
  }

  static Reply json(String body) {
    return status(200, "Content-Type: application/json\r\n", body);
  }

  static Reply widget() {
    return json("{\"id\":\"w1\",\"name\":\"one\"}");
  }

  /** Says nothing. */
  static Reply stall() {
    return Exchange::awaitHangUp;
  }

  static Reply close() {
    return Exchange::close;
  }

  static Reply reset() {
    return Exchange::reset;
  }
}
