package io.github.registrysdk.faults;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.operations.Shape;
import io.github.registrysdk.testsupport.wire.Exchange;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Lists that lead in circles, to strangers or to nothing. */
final class Pages {
  private Pages() {}

  static List<Fault> all() {
    return List.of(
        pages("the next page is this one", "PAGINATION", 1, s -> s.row.path()),
        pages("two pages in a circle", "PAGINATION", 2, s -> s.row.path() + "?page=2"),
        pages("endless new pages without items", "PAGINATION", 100, null),
        foreign("another host", s -> "http://127.0.0.1:" + s.world.port() + s.row.path()),
        foreign("another port", s -> stranger(s, "http://localhost:")),
        foreign(
            "another scheme",
            s ->
                (s.world.secure ? "http" : "https")
                    + "://localhost:"
                    + s.world.port()
                    + s.row.path()),
        foreign("a user", s -> "http://u:p@localhost:" + s.world.port() + s.row.path()),
        foreign("another host without a scheme", s -> stranger(s, "//127.0.0.1:")),
        foreign("a path of two slashes", s -> s.world.origin() + "//evil.example/x"),
        foreign("no address", s -> "mailto:root@localhost"),
        Fault.harmless("two pages", s -> exchange -> twoPages(s, exchange))
            .only(Sample::isList)
            .expectingOf(row -> Expected.result(2)));
  }

  private static String stranger(Scene scene, String before) {
    return before + scene.world.lane.stranger.port() + scene.row.path();
  }

  private static Fault foreign(String where, Function<Scene, String> next) {
    return pages("the next page is at " + where, "FOREIGN_LINK", 1, next);
  }

  private static Fault pages(
      String name,
      String reason,
      int requests,
      @org.jspecify.annotations.Nullable Function<Scene, String> next) {
    return Fault.of(
            name,
            Kind.FINAL,
            ProtocolException.class,
            reason,
            scene ->
                exchange -> {
                  boolean endless = next == null;
                  String to = next == null ? fresh(scene) : next.apply(scene);
                  page(scene, exchange, endless ? "" : scene.item(), circle(exchange, to));
                })
        .only(Sample::isList)
        .takesEffect(true)
        .always()
        .expecting(e -> e.requests(requests).attempts(1));
  }

  /** The second page of two leads back to the first. */
  private static String circle(Exchange exchange, String next) {
    String target = exchange.request().target();
    return target.equals(next) && target.endsWith("?page=2")
        ? target.substring(0, target.indexOf('?'))
        : next;
  }

  private static String fresh(Scene scene) {
    return scene.row.path() + "?cursor=" + scene.requests();
  }

  private static void twoPages(Scene scene, Exchange exchange) throws IOException {
    String next = scene.row.path() + "?page=2";
    boolean second = exchange.request().target().equals(next);
    page(scene, exchange, scene.item(), second ? "" : next);
  }

  private static void page(Scene scene, Exchange exchange, String items, String next)
      throws IOException {
    String body = scene.row.shape().around(items);
    boolean inBody = scene.row.shape() == Shape.BUILDKITE_PAGE;
    String link = inBody || next.isEmpty() ? "" : "Link: <" + next + ">; rel=\"next\"\r\n";
    String linked =
        inBody && !next.isEmpty()
            ? body.replace("\"links\":{}", "\"links\":{\"next\":\"" + next + "\"}")
            : body;
    Reply.status(200, link + "Content-Type: application/json\r\n", linked).to(exchange);
  }
}
