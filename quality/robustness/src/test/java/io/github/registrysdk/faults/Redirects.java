package io.github.registrysdk.faults;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.operations.Canary;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.wire.Exchange;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Responses that point elsewhere. */
final class Redirects {
  private static final String MARKED = "?from=" + Canary.VALUE;

  private Redirects() {}

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (int status = 300; status <= 308; status++) {
      faults.addAll(to(status));
    }
    return faults;
  }

  private static List<Fault> to(int status) {
    return List.of(
        redirect(status, "the same path", s -> s.row.path() + s.row.query())
            .expectingOf(row -> loop(status, row)),
        redirect(status, "another path", s -> Scene.MOVED + s.row.path() + s.row.query())
            .expectingOf(row -> moved(status, row)),
        redirect(status, "another host", s -> "http://127.0.0.1:" + s.world.port() + s.row.path()),
        redirect(status, "another port", s -> stranger(s, "http://localhost:")),
        redirect(status, "https", s -> "https://localhost:" + s.world.lane.secure.port() + "/"),
        redirect(status, "another host without a scheme", s -> "//127.0.0.1:" + port(s) + "/"),
        redirect(status, "a user", s -> stranger(s, "http://u:p@localhost:")),
        redirect(
                status, "http", s -> "http://localhost:" + s.world.lane.plain.port() + s.row.path())
            .with(world -> world.secure = true),
        redirect(status, "a file", s -> "file:///etc/passwd"));
  }

  private static String stranger(Scene scene, String before) {
    return before + port(scene) + scene.row.path() + MARKED;
  }

  private static int port(Scene scene) {
    return scene.world.lane.stranger.port();
  }

  private static Fault redirect(int status, String where, Function<Scene, String> location) {
    return Fault.of(
            status + " to " + where,
            Kind.FINAL,
            ProtocolException.class,
            "REDIRECT",
            scene -> exchange -> response(status, location.apply(scene), scene, exchange))
        .expectingOf(row -> refused(status, row))
        .takesEffect(status == 302 || status == 303)
        .always();
  }

  private static void response(int status, String location, Scene scene, Exchange exchange)
      throws IOException {
    boolean there =
        exchange.request().target().startsWith(Scene.MOVED) && location.startsWith(Scene.MOVED);
    Reply reply =
        there
            ? scene.response()
            : Reply.status(status, "Location: " + location + "\r\n", Canary.VALUE);
    reply.to(exchange);
  }

  private static Expected refused(int status, Sample row) {
    Expected refused =
        Expected.of(Kind.FINAL, row, ProtocolException.class, "REDIRECT").status(status);
    boolean mayBeDone = status == 302 || status == 303;
    return mayBeDone && !row.hasNoEffect() ? refused.effect(Effect.UNKNOWN) : refused;
  }

  private static boolean isFollowed(int status, Sample row) {
    boolean redirects = status != 300 && (status < 304 || status > 306);
    return redirects && row.retryClass() == RetryClass.SAFE;
  }

  private static Expected loop(int status, Sample row) {
    Expected refused = refused(status, row);
    return isFollowed(status, row) ? refused.requests(4) : refused;
  }

  private static Expected moved(int status, Sample row) {
    return isFollowed(status, row) ? Expected.result(2) : refused(status, row);
  }
}
