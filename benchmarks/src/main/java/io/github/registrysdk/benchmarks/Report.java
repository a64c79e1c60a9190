package io.github.registrysdk.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was measured, printed as it comes and as one line a bound at the end. */
final class Report {
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final List<String> lines = new ArrayList<>();
  private final List<Map<String, Object>> figures = new ArrayList<>();
  private final long started = System.nanoTime();
  private boolean kept = true;
  private boolean whole = true;

  void heading(String text) {
    out.printf(
        Locale.ROOT, "%n== %s (%d s)%n", text, (System.nanoTime() - started) / 1_000_000_000);
  }

  /** A figure that no bound is set for. */
  void note(String name, double value, String unit) {
    out.printf(Locale.ROOT, "  %-46s %10.3f %s%n", name, value, unit);
    keep(name, value, unit, null);
  }

  void note(String name, Rounds.Spread spread, String unit) {
    out.printf(
        Locale.ROOT,
        "  %-46s %10.3f %s (quartiles %.3f to %.3f)%n",
        name,
        spread.median(),
        unit,
        spread.low(),
        spread.high());
    keep(name, spread.median(), unit, null);
  }

  void atMost(String name, Rounds.Spread ratio, double bound) {
    note(name, ratio, "");
    figures.remove(figures.size() - 1);
    atMost(name, ratio.median(), bound);
  }

  void atMost(String name, double value, double bound) {
    kept &= value <= bound;
    lines.add(String.format(Locale.ROOT, "ratio %s: %.3f (at most %s)", name, value, plain(bound)));
    keep(name, value, "", bound);
  }

  /** A lower bound, kept as its inverse. */
  void atLeast(String name, double value, double bound) {
    note(name + " as measured", value, "");
    atMost(name, 1 / value, 1 / bound);
  }

  private static String plain(double bound) {
    return String.format(Locale.ROOT, "%.3f", bound).replaceFirst("0$", "");
  }

  private void keep(String name, double value, String unit, @Nullable Double bound) {
    Map<String, Object> figure = new LinkedHashMap<>();
    figure.put("name", name);
    figure.put("value", Math.round(value * 1000) / 1000.0);
    figure.put("unit", unit);
    if (bound != null) {
      figure.put("atMost", Math.round(bound * 1000) / 1000.0);
    }
    figures.add(figure);
  }

  /** A row that could not be measured to its end. */
  void failed(String row, Exception why) {
    kept = false;
    whole = false;
    lines.add("failed " + row + ": " + why);
    out.println("  failed: " + why);
  }

  /** Whether every row was measured to its end. */
  boolean isWhole() {
    return whole;
  }

  /** Prints the bounds' lines; tells whether all were kept. */
  boolean finish() {
    out.println();
    lines.forEach(out::println);
    return kept;
  }

  /** Writes down what there is so far. */
  void save(Path file) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine", Machine.describe());
    document.put("seconds", (System.nanoTime() - started) / 1_000_000_000);
    document.put("figures", figures);
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(file.toFile(), document);
  }
}
