package io.github.registrysdk.faults;

import java.util.List;

/** The table of faults. */
final class Faults {
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
