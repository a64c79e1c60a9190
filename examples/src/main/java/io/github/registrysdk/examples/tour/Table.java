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
    rows.add(List.of(cells));
  }

  /** Shows a title, the headings, a rule and the rows. */
  void show(Screen screen, String title) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      widths.add(width(column));
    }
    screen.line("");
    screen.line("    " + title);
    screen.line("");
    screen.line(line(rows.get(0), widths));
    screen.line(line(widths.stream().map("-"::repeat).toList(), widths));
    rows.stream().skip(1).forEach(row -> screen.line(line(row, widths)));
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
