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
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="680" height="%1$d" \
    font-family="sans-serif" font-size="13">
    <rect width="680" height="%1$d" fill="#fff"/>
    %2$s
    </svg>
    """
        .formatted(rows.size() * ROW + 12, String.join("\n", rows));
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
    int top = 6 + row * ROW;
    int width = (int) (UNIT * Math.min(value, MOST));
    String bar =
        "<text x=\"%1$d\" y=\"%2$d\" text-anchor=\"end\">%3$s</text>"
            + "<rect x=\"%4$d\" y=\"%5$d\" width=\"%6$d\" height=\"16\" fill=\"%7$s\"/>"
            + "<text x=\"%8$d\" y=\"%2$d\">%9$.2f</text>";
    return String.format(
        Locale.ROOT,
        bar,
        LEFT - 8,
        top + 13,
        label,
        LEFT,
        top,
        width,
        color,
        LEFT + width + 6,
        value);
  }
}
