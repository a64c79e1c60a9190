package io.github.registrysdk.examples.tour;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as their widest cell. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(List.of(headings));
  }

  void row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException("a row has as many cells as there are headings");
    }
    rows.add(List.of(cells));
  }

  /** The headings, a rule and the rows. */
  List<String> lines() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      widths.add(width(column));
    }
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row, widths)));
    lines.add(1, line(widths.stream().map("-"::repeat).toList(), widths));
    return lines;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder("   ");
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append(' ').append(cell).append(" ".repeat(widths.get(column) - cell.length() + 1));
    }
    return line.toString().stripTrailing();
  }
}
