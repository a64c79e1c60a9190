package io.github.registrysdk.core.wire;

import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.testsupport.ExpectedRetry;
import io.github.registrysdk.testsupport.ExpectedRetry.Verdict;
import io.github.registrysdk.testsupport.wire.Reply;
import java.util.Map;
import java.util.Objects;

/** Faulty responses, and what must follow for each retry class. */
@SuppressWarnings("ImmutableEnumChecker") // A reply holds no state.
enum Fault {
  CLOSED_BEFORE_HEAD(Reply.close(), "lost", TransportException.class, "CONNECTION_LOST"),
  RESET_BEFORE_HEAD(Reply.reset(), "lost", TransportException.class, "CONNECTION_LOST"),
  CLOSED_WITHIN_HEAD(
      Reply.rawThenClose("HTTP/1.1 200 OK\r\nContent-Le"),
      "lost",
      TransportException.class,
      "CONNECTION_LOST"),
  CLOSED_WITHIN_STATUS(
      Reply.rawThenClose("HTTP/1.1 2"), "lost", TransportException.class, "CONNECTION_LOST"),
  NOT_HTTP(Reply.rawThenClose("hello\r\n\r\n"), "lost", ProtocolException.class, "FRAMING"),
  TRUNCATED_BODY(
      Reply.rawThenClose("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"id\":"),
      "cut",
      ProtocolException.class,
      "FRAMING"),
  CHUNK_CUT(
      Reply.rawThenClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"id\":"),
      "cut",
      ProtocolException.class,
      "FRAMING"),
  BAD_CHUNK(
      Reply.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{\"id\":"),
      "cut",
      ProtocolException.class,
      "FRAMING"),
  BODY_ENDED_BY_CLOSE(
      Reply.rawThenClose("HTTP/1.1 200 OK\r\n\r\n{\"id\":\"w"),
      "cut",
      ProtocolException.class,
      "DECODE"),
  TWO_LENGTHS(
      Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\n{}  "),
      "cut",
      ProtocolException.class,
      "FRAMING"),
  LENGTH_AND_CHUNKED(
      Reply.raw(
          "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
      "cut",
      ProtocolException.class,
      "FRAMING"),
  NEGATIVE_LENGTH(
      Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}"),
      "cut",
      ProtocolException.class,
      "FRAMING"),
  HUGE_LENGTH(
      Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}"),
      "cut",
      ProtocolException.class,
      "FRAMING"),
  OTHER_TRANSFER_ENCODING(
      Reply.rawThenClose("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
      "cut",
      ProtocolException.class,
      "FRAMING"),
  NO_CONTENT_WITH_BODY(
      Reply.raw("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}"),
      "cut",
      ProtocolException.class,
      "FRAMING"),
  GZIP_HEADER_ON_PLAIN_TEXT(
      Reply.status(200, "Content-Encoding: gzip\r\n", "{\"id\":\"w1\"}  "),
      "cut",
      ProtocolException.class,
      "ENCODING"),
  UNKNOWN_ENCODING(
      Reply.status(200, "Content-Encoding: rot13\r\n", "{\"vq\":\"j1\"}"),
      "unusable",
      ProtocolException.class,
      "ENCODING"),
  HTML(
      Reply.status(200, "Content-Type: text/html\r\n", "<html>"),
      "no-json",
      ProtocolException.class,
      "NOT_JSON"),
  EMPTY(Reply.status(200, "", ""), "no-json", ProtocolException.class, "NOT_JSON"),
  NO_CONTENT(Reply.status(204), "no-json", ProtocolException.class, "NOT_JSON"),
  WRONG_TYPE(Reply.json("{\"id\":true}"), "unusable", ProtocolException.class, "DECODE"),
  MISSING_FIELD(Reply.json("{}"), "unusable", ProtocolException.class, "DECODE"),
  MALFORMED(Reply.json("{\"id\" \"w1\"}"), "unusable", ProtocolException.class, "DECODE"),
  TRAILING_TEXT(Reply.json("{\"id\":\"w1\"} {}"), "unusable", ProtocolException.class, "DECODE"),
  UPGRADE_UNASKED(
      Reply.raw("HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"),
      "strange",
      ProtocolException.class,
      "STATUS"),
  STATUS_042(
      Reply.raw("HTTP/1.1 042 What\r\nContent-Length: 0\r\n\r\n"),
      "strange",
      ProtocolException.class,
      "STATUS"),
  STATUS_999(Reply.status(999), "strange", ProtocolException.class, "STATUS"),
  HUGE_HEADER(
      Reply.rawThenClose("HTTP/1.1 200 OK\r\nX-Big: " + "x".repeat(300_000) + "\r\n\r\n"),
      "strange",
      ProtocolException.class,
      "TOO_LARGE"),
  HUGE_HEAD(
      Reply.rawThenClose("HTTP/1.1 200 OK\r\n" + "X-Small: 0123456789012345\r\n".repeat(12_000)),
      "strange",
      ProtocolException.class,
      "TOO_LARGE"),
  STATUS_500(Reply.status(500), "lost", ServerException.class, ""),
  STATUS_502(Reply.status(502), "lost", ServerException.class, ""),
  STATUS_503(Reply.status(503), "lost", ServerException.class, ""),
  STATUS_504(Reply.status(504), "lost", ServerException.class, ""),
  STATUS_408(Reply.status(408), "lost", TransportException.class, "TIMEOUT"),
  UNAVAILABLE_WITH_RETRY_AFTER(
      Reply.status(503, "Retry-After: 2\r\n", "{}"), "refused", ServerException.class, ""),
  TIMEOUT_WITH_RETRY_AFTER(
      Reply.status(408, "Retry-After: 0\r\n", "{}"),
      "refused",
      TransportException.class,
      "TIMEOUT"),
  RATE_LIMITED(Reply.status(429), "refused", RateLimitedException.class, ""),
  FORBIDDEN_BY_RATE_LIMIT(
      Reply.status(403, "X-Acme-Wait: 1\r\n", "{}"), "refused", RateLimitedException.class, ""),
  STATUS_421(Reply.status(421), "misdirected", ApiException.class, ""),
  STATUS_425(Reply.status(425), "misdirected", ApiException.class, ""),
  STATUS_501(Reply.status(501), "final", ServerException.class, ""),
  STATUS_404(Reply.status(404), "final", ApiException.class, "");

  private static final Map<String, ExpectedRetry> EXPECTED =
      Map.of(
          "lost", ExpectedRetry.UNCLEAR,
          "cut", ExpectedRetry.UNREADABLE,
          "no-json", ExpectedRetry.NOT_DOCUMENTED,
          "unusable", ExpectedRetry.FINAL,
          "strange", ExpectedRetry.FINAL,
          "refused", ExpectedRetry.REFUSED,
          "misdirected", ExpectedRetry.MISDIRECTED,
          "final", ExpectedRetry.FINAL);

  final Reply reply;
  final String kind;
  final Class<? extends SdkException> exception;
  final String reason;

  Fault(Reply reply, String kind, Class<? extends SdkException> exception, String reason) {
    this.reply = reply;
    this.kind = kind;
    this.exception = exception;
    this.reason = reason;
  }

  Verdict expected(Verb verb) {
    boolean unread =
        verb == Verb.DELETE && (kind.equals("unusable") || this == EMPTY || this == NO_CONTENT);
    return unread
        ? Verdict.DONE
        : Objects.requireNonNull(EXPECTED.get(kind), kind).of(verb.retryClass);
  }

  /** What a failed attempt's exception states in addition to its type. */
  static String reason(SdkException e) {
    if (e instanceof ProtocolException protocol) {
      return protocol.reason().name();
    }
    return e instanceof TransportException transport ? transport.reason().name() : "";
  }
}
