package io.github.registrysdk.faults;

import java.util.List;

/** The table of operations. */
final class Rows {
  private Rows() {}

  static List<Row> all() {
    return join(List.of(BuildkiteRows.all(), GitHubRows.all(), HumanitecRows.all()));
  }

  static <T> List<T> join(List<List<T>> tables) {
    return tables.stream().flatMap(List::stream).toList();
  }
}
