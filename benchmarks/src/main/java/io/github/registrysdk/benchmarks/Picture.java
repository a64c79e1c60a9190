package io.github.registrysdk.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws results.json as bars: processor time of a call, by hand = 1. */
final class Picture {
  private static final int LEFT = 190;
  private static final int UNIT = 70;
  private static final int ROW = 24;
  private static final double MOST = 6;

  private Picture() {}

  /** Takes the results and the picture to write. */
  public static void main(String[] arguments) throws IOException {
    JsonNode figures = JsonMapper.builder().build().readTree(Path.of(arguments[0]).toFile());
    List<String> rows = new ArrayList<>();
    add(rows, figures, "one", "one object");
    add(rows, figures, "list", "a list of 100");
    Files.writeString(Path.of(arguments[1]), picture(rows));
  }

  private static String picture(List<String> rows) {
    int height = rows.size() * ROW + 12;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"680\" height=\""
        + height
        + "\" font-family=\"sans-serif\" font-size=\"13\">\n"
        + "<rect width=\"680\" height=\""
        + height
        + "\" fill=\"#fff\"/>\n"
        + String.join("\n", rows)
        + "\n</svg>\n";
  }

  private static void add(List<String> rows, JsonNode figures, String what, String title) {
    rows.add(bar(rows.size(), title + ", by hand", 1, "#999"));
    add(rows, figures, title + ", this SDK", "%s cpu", what, "#2a7");
    add(rows, figures, title + ", openai-java", "openai-%s beside hand-openai%s cpu", what, "#57b");
    add(rows, figures, title + ", github-api", "github-%s beside hand-github%s cpu", what, "#57b");
  }

  private static void add(
      List<String> rows, JsonNode document, String label, String name, String what, String color) {
    String wanted = String.format(Locale.ROOT, name, what, what);
    for (JsonNode figure : document.path("figures")) {
      if (figure.path("name").asText().equals(wanted)) {
        rows.add(bar(rows.size(), label, figure.path("value").asDouble(), color));
        return;
      }
    }
  }

  private static String bar(int row, String label, double value, String color) {
    int y = 6 + row * ROW;
    int width = (int) (UNIT * Math.min(value, MOST));
    return String.format(
        Locale.ROOT,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
            + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\" fill=\"%s\"/>"
            + "<text x=\"%d\" y=\"%d\">%.2f</text>",
        LEFT - 8,
        y + 13,
        label,
        LEFT,
        y,
        width,
        color,
        LEFT + width + 6,
        y + 13,
        value);
  }
}
