package io.github.registrysdk.faults;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.operations.Canary;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.wire.Exchange;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Connections that die, and HTTP that is none. */
final class Wire {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private Wire() {}

  static List<Fault> all() {
    return Faults.join(List.of(lost(), framing(), strange(), endless(), interim(), idle()));
  }

  private static List<Fault> lost() {
    return List.of(
        lost("closed before the head", Reply.close()),
        lost("reset before the head", Reply.reset()),
        lost("closed within the status", Reply.rawThenClose("HTTP/1.1 2")),
        lost("closed within the head", Reply.rawThenClose(OK + "Content-Le")),
        lost("reset within the head", exchange -> exchange.send(OK + "Content-Le").reset()),
        lost("closed after 100", Reply.rawThenClose("HTTP/1.1 100 Continue\r\n\r\n")),
        lost("closed after 103", Reply.rawThenClose("HTTP/1.1 103 Early Hints\r\n\r\n")),
        Fault.responding(
            "no HTTP at all",
            Kind.LOST,
            ProtocolException.class,
            "FRAMING",
            Reply.rawThenClose("hello " + Canary.VALUE + "\r\n\r\n")),
        Fault.of(
            "reset within the body",
            Kind.CUT_BODY,
            TransportException.class,
            "CONNECTION_LOST",
            scene -> exchange -> exchange.send(OK + "Content-Length: 999\r\n\r\n{").reset()),
        cut("body cut", "Content-Length: 9999\r\n\r\n", ""),
        cut("chunk cut", "Transfer-Encoding: chunked\r\n\r\nfff\r\n", ""),
        cut("last chunk missing", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", ""),
        cut("bad chunk size", "Transfer-Encoding: chunked\r\n\r\n" + Canary.VALUE + "\r\n", ""),
        cut("negative chunk size", "Transfer-Encoding: chunked\r\n\r\n-5\r\n", ""),
        Fault.of(
            "body that a close cuts",
            Kind.CUT_BODY,
            ProtocolException.class,
            "DECODE",
            scene -> Reply.rawThenClose(OK + "\r\n" + half(scene))),
        Fault.harmless(
                "body that a close ends", scene -> Reply.rawThenClose(OK + "\r\n" + scene.body()))
            .only(Sample::readsBody));
  }

  private static List<Fault> framing() {
    return List.of(
        head("two lengths", "Content-Length: 2\r\nContent-Length: 4\r\n\r\n{}  "),
        head(
            "length and chunks",
            "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
        head("negative length", "Content-Length: -2\r\n\r\n{}"),
        head("endless length", "Content-Length: 99999999999999999999\r\n\r\n{}"),
        head("length that is no number", "Content-Length: " + Canary.VALUE + "\r\n\r\n{}"),
        head("two transfer encodings", "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        page("page of a gateway with two lengths", "200 OK\r\nContent-Type: text/html"),
        page("part with two lengths", "206 Partial Content"),
        Fault.responding(
                "204 with a body",
                Kind.CUT_HEAD,
                ProtocolException.class,
                "FRAMING",
                Reply.rawThenClose("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}"))
            .expecting(e -> e.status(204)));
  }

  private static List<Fault> strange() {
    return List.of(
        strange("101 unasked", "101 Switching\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n"),
        strange("status 042", "042 What\r\nContent-Length: 0\r\n"),
        strange("status 999", "999 What\r\nContent-Length: 0\r\n"),
        strange("status 600", "600 What\r\nContent-Length: 0\r\n"),
        huge("huge header", "X-Big: " + "x".repeat(300_000) + "\r\n\r\n"),
        huge("too many headers", "X-Small: 0123456789012345\r\n".repeat(12_000)));
  }

  private static Fault huge(String name, String headers) {
    return Fault.responding(
        name, Kind.STRANGE, ProtocolException.class, "TOO_LARGE", Reply.rawThenClose(OK + headers));
  }

  private static List<Fault> endless() {
    String chunked = "Transfer-Encoding: chunked\r\n";
    String gzip = "Content-Encoding: gzip\r\n";
    String named = "\u001f\u008b\b\b\0\0\0\0\0\0";
    return List.of(
        endless("endless chunk size", chunked + "\r\n", "0"),
        endless("endless chunk extension", chunked + "\r\n1;x=", "x"),
        endless("endless name in gzip", gzip + "\r\n" + named, "x"),
        endless(
            "endless name in gzip in chunks", chunked + gzip + "\r\na\r\n" + named, "\r\n1\r\nx"));
  }

  private static Fault endless(String name, String head, String more) {
    String much = more.repeat(8000 / more.length());
    return Fault.responding(
            name,
            Kind.UNUSABLE,
            ProtocolException.class,
            "TOO_LARGE",
            exchange -> {
              exchange.send(OK + head);
              while (true) {
                exchange.send(much);
              }
            })
        .with(World::useDefaultSockets);
  }

  /** The usual reasons why a careless client sends a write twice, or takes it for done. */
  private static List<Fault> idle() {
    return List.of(
        Fault.harmless("a pooled connection that has died", Scene::response)
            .with(World::leaveADeadConnection)
            .only(row -> !row.signsIn()),
        surplus("a pooled connection with a surplus response", "200 OK"),
        surplus("a pooled connection with a surplus error", "408 Request Timeout"));
  }

  private static Fault surplus(String name, String status) {
    String response = "HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\n{}";
    return Fault.harmless(name, Scene::response)
        .with(world -> world.leaveASurplusResponse(response))
        .only(row -> !row.signsIn());
  }

  private static List<Fault> interim() {
    return List.of(
        Fault.harmless("a flood of 100", scene -> flood("100 Continue", scene)),
        Fault.harmless("a flood of 103", scene -> flood("103 Early Hints", scene)),
        Fault.harmless(
            "a header without a colon",
            scene -> Reply.status(200, Canary.VALUE + "\r\n", scene.body())),
        Fault.harmless("one byte a packet", scene -> exchange -> bytewise(scene, exchange)));
  }

  private static Reply flood(String status, Scene scene) {
    return exchange -> {
      exchange.send(("HTTP/1.1 " + status + "\r\n\r\n").repeat(500));
      scene.response().to(exchange);
    };
  }

  private static void bytewise(Scene scene, Exchange exchange) throws IOException {
    String body = scene.body();
    String response =
        scene.row.readsBody()
            ? OK + "Content-Length: " + body.length() + "\r\n\r\n" + body
            : "HTTP/1.1 204 No Content\r\n\r\n";
    for (int i = 0; i < response.length(); i++) {
      exchange.send(response.substring(i, i + 1));
    }
  }

  private static Fault lost(String name, Reply reply) {
    return Fault.responding(name, Kind.LOST, TransportException.class, "CONNECTION_LOST", reply)
        .expecting(e -> e.status(0));
  }

  private static Fault cut(String name, String headers, String none) {
    return Fault.of(
            name,
            Kind.CUT_BODY,
            ProtocolException.class,
            "FRAMING",
            scene -> Reply.rawThenClose(OK + headers + half(scene) + none))
        .expecting(e -> e.status(200));
  }

  private static Fault head(String name, String headers) {
    return Fault.responding(
            name,
            Kind.CUT_HEAD,
            ProtocolException.class,
            "FRAMING",
            Reply.rawThenClose(OK + headers))
        .expecting(e -> e.status(200));
  }

  /** Not a success that a provider documents, even for who does not need a body. */
  private static Fault page(String name, String head) {
    return Fault.responding(
            name,
            Kind.LOST,
            ProtocolException.class,
            "FRAMING",
            Reply.rawThenClose(
                "HTTP/1.1 " + head + "\r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\n{}  "))
        .expecting(e -> e.status(Integer.parseInt(head.substring(0, 3))));
  }

  private static Fault strange(String name, String head) {
    return Fault.responding(
        name,
        Kind.STRANGE,
        ProtocolException.class,
        "STATUS",
        Reply.rawThenClose("HTTP/1.1 " + head + "\r\n"));
  }

  private static String half(Scene scene) {
    String body = scene.body();
    return body.substring(0, body.length() / 2);
  }

  /** Without a sleep that a busy machine could turn into a wrong response. */
  static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
