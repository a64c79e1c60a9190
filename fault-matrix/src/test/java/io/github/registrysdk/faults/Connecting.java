package io.github.registrysdk.faults;

import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.faults.Steering.Trouble;
import java.util.List;

/** What goes wrong before anything is sent. */
final class Connecting {
  private Connecting() {}

  static List<Fault> all() {
    return List.of(
        steered("no such host", Kind.NOT_SENT, "DNS", Trouble.NO_SUCH_HOST),
        steered("connection refused", Kind.NOT_SENT, "CONNECT", Trouble.REFUSED),
        steered("connect timeout", Kind.NOT_SENT, "TIMEOUT", Trouble.NO_ANSWER),
        certificate("expired certificate", Villains.EXPIRED.port(), "has expired"),
        certificate("certificate of tomorrow", Villains.NOT_YET_VALID.port(), "is not valid yet"),
        certificate("untrusted certificate", Villains.UNTRUSTED.port(), "is not trusted"),
        certificate("another host's certificate", Villains.OTHER_HOST.port(), "not for this host"),
        diverted("TLS cut", Kind.NOT_SENT_ONCE, Villains.CUT.port()),
        diverted("plain text instead of TLS", Kind.NOT_SENT_ONCE, Villains.PLAIN_TEXT.port()));
  }

  private static Fault certificate(String name, int port, String says) {
    return diverted(name, Kind.NEVER_SENT, port).expecting(e -> e.says(says));
  }

  private static Fault diverted(String name, Kind kind, int port) {
    return Fault.of(name, kind, TransportException.class, "TLS", Scene::answer)
        .with(world -> world.secure = true)
        .with(world -> world.steering.plan(Trouble.DIVERTED, port))
        .takesEffect(true);
  }

  private static Fault steered(String name, Kind kind, String reason, Trouble trouble) {
    return Fault.of(name, kind, TransportException.class, reason, Scene::answer)
        .with(world -> world.steering.plan(trouble, 0))
        .with(world -> world.storageHasName = trouble == Trouble.NO_SUCH_HOST)
        .takesEffect(true);
  }
}
