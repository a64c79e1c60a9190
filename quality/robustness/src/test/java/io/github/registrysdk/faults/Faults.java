package io.github.registrysdk.faults;

import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.operations.Shape;
import java.util.List;
import java.util.Set;

/** The table of faults. */
final class Faults {
  /** Harmless with a status that the first request for a file does not have. */
  private static final Set<String> ONLY_OF_200 =
      Set.of("body that a close ends", "a header without a colon", "one byte a packet");

  private Faults() {}

  static <T> List<T> join(List<List<T>> tables) {
    return tables.stream().flatMap(List::stream).toList();
  }

  static List<Fault> over(Carrier carrier) {
    return carrier == Carrier.HTTP_2 ? overHttp2() : overHttp1();
  }

  /** Those that HTTP/2 can carry, and its own. What happens before it is spoken is the same. */
  private static List<Fault> overHttp2() {
    return Faults.join(
        List.of(
            Frames.all(),
            Bodies.all(),
            Values.all(),
            Statuses.all(),
            Waits.all(),
            Redirects.all(),
            Pages.all()));
  }

  /**
   * Those that have nothing to do with JSON. Where a download may be redirected to, and other
   * content than the right one, are matters of the checksum and of a test of their own.
   */
  static List<Fault> ofFiles(Sample row) {
    List<Fault> faults =
        Faults.join(
            List.of(
                List.of(Bodies.NONE),
                Connecting.all(),
                Wire.all(),
                Slowness.all(),
                Statuses.all(),
                Waits.all(),
                Callers.all()));
    return faults.stream()
        .filter(fault -> !fault.name().equals("body that a close cuts"))
        .filter(fault -> row.shape() == Shape.FILE || !ONLY_OF_200.contains(fault.name()))
        .toList();
  }

  private static List<Fault> overHttp1() {
    return Faults.join(
        List.of(
            Connecting.all(),
            Wire.all(),
            Slowness.all(),
            Bodies.all(),
            Values.all(),
            Statuses.all(),
            Waits.all(),
            Redirects.all(),
            Pages.all(),
            Uploads.all(),
            Callers.all()));
  }
}
