package io.github.registrysdk.benchmarks;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    keep(name, value, unit);
  }

  void note(String name, Rounds.Spread spread, String unit) {
    print(name, spread, unit);
    keep(name, spread, unit);
  }

  private void print(String name, Rounds.Spread spread, String unit) {
    out.printf(
        Locale.ROOT,
        "  %-46s %10.3f %s (quartiles %.3f to %.3f)%n",
        name,
        spread.median(),
        unit,
        spread.low(),
        spread.high());
  }

  void atMost(String name, Rounds.Spread ratio, double bound) {
    print(name, ratio, "");
    bind(name, ratio.median(), bound);
    keep(name, ratio, "").put("atMost", rounded(bound));
  }

  void atMost(String name, double value, double bound) {
    bind(name, value, bound);
    keep(name, value, "").put("atMost", rounded(bound));
  }

  /** A lower bound, kept as its inverse. */
  void atLeast(String name, double value, double bound) {
    note(name + " as measured", value, "");
    atMost(name, 1 / value, 1 / bound);
  }

  private void bind(String name, double value, double bound) {
    kept &= value <= bound;
    lines.add(String.format(Locale.ROOT, "ratio %s: %.3f (at most %s)", name, value, plain(bound)));
  }

  private static String plain(double bound) {
    return String.format(Locale.ROOT, "%.3f", bound).replaceFirst("0$", "");
  }

  private Map<String, Object> keep(String name, double value, String unit) {
    Map<String, Object> figure = new LinkedHashMap<>();
    figure.put("name", name);
    figure.put("value", rounded(value));
    figure.put("unit", unit);
    figures.add(figure);
    return figure;
  }

  private Map<String, Object> keep(String name, Rounds.Spread spread, String unit) {
    Map<String, Object> figure = keep(name, spread.median(), unit);
    figure.put("quartiles", List.of(rounded(spread.low()), rounded(spread.high())));
    return figure;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
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
    document.put("machine", machine());
    document.put("seconds", (System.nanoTime() - started) / 1_000_000_000);
    document.put("figures", figures);
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(file.toFile(), document);
  }

  private static Map<String, String> machine() throws IOException {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    machine.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("processor", processor());
    return machine;
  }

  private static String processor() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    return Files.isReadable(cpus)
        ? Files.readAllLines(cpus).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown")
        : "unknown";
  }
}
