package io.github.registrysdk.faults;

import java.util.List;

/** The table of faults. */
final class Faults {
  private Faults() {}

  static List<Fault> all() {
    return Rows.join(
        List.of(
            Connecting.all(),
            Wire.all(),
            Slowness.all(),
            Bodies.all(),
            Statuses.all(),
            Waits.all(),
            Redirects.all(),
            Pages.all(),
            Uploads.all()));
  }
}
