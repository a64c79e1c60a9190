package io.github.registrysdk.faults;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.wire.Exchange;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Responses that take too long, in real time, and callers who do not wait for them. */
final class Slowness {
  private static final Duration READ = Duration.ofMillis(600);
  private static final Duration CALL = Duration.ofMillis(900);
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private Slowness() {}

  static List<Fault> all() {
    return List.of(
        stall("silence", Kind.LOST, ""),
        stall("silence after 100", Kind.LOST, "HTTP/1.1 100 Continue\r\n\r\n"),
        stall("silence within the head", Kind.LOST, OK + "Content-"),
        stall("silence within the body", Kind.CUT_BODY, OK + "Content-Length: 99\r\n\r\n{"),
        drip("a head that drips", Kind.OVERDUE_HEAD, OK + "X-Drip: ", "x"),
        drip("endless 103", Kind.OVERDUE_HEAD, "", "HTTP/1.1 103 Early Hints\r\n\r\n"),
        drip("a body that drips", Kind.OVERDUE_BODY, OK + "Content-Length: 99999\r\n\r\n", " "),
        stopped("interrupt", CallInterruptedException.class, Slowness::interrupt),
        stopped("close", CallCancelledException.class, Slowness::close));
  }

  private static Fault stall(String name, Kind kind, String first) {
    return Fault.responding(name, kind, TransportException.class, "TIMEOUT", stalling(first))
        .with(world -> world.readTimeout = READ);
  }

  private static Reply stalling(String first) {
    return exchange -> exchange.send(first).awaitHangUp();
  }

  private static Fault drip(String name, Kind kind, String first, String more) {
    return Fault.responding(
            name,
            kind,
            TransportException.class,
            "TIMEOUT",
            exchange -> {
              exchange.send(first);
              drip(exchange, more);
            })
        .with(world -> world.deadline = CALL)
        .only(Slowness::isSentByTheCaller)
        .always();
  }

  /** A sign-in has a thread of its own, which ends with the client and not with a caller. */
  private static boolean isSentByTheCaller(Sample row) {
    return !row.signsIn();
  }

  private static void drip(Exchange exchange, String more) throws IOException {
    while (true) {
      exchange.send(more);
      Wire.pause(10);
    }
  }

  private interface Stop {
    void stop(World world);
  }

  private static Fault stopped(String name, Class<? extends SdkException> exception, Stop stop) {
    return Fault.of(
            name,
            Kind.STRANGE,
            exception,
            "",
            scene ->
                exchange -> {
                  stop.stop(scene.world);
                  exchange.awaitHangUp();
                })
        .only(Slowness::isSentByTheCaller)
        .always();
  }

  private static void interrupt(World world) {
    Thread caller = world.callingThread;
    if (caller != null) {
      caller.interrupt();
    }
  }

  private static void close(World world) {
    ApiClient<?> client = world.client();
    client.close();
  }
}
