package io.github.registrysdk.examples.guide;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules of CONTRIBUTING that no compiler checks. */
class HouseRulesTest {
  private static final Pattern WITH_REASON =
      Pattern.compile("\\s*@SuppressWarnings\\(.+\\) // .{10,}");

  /** Terms that mislead, for which there is a standard term. */
  private static final Pattern OTHER_TERMS =
      Pattern.compile(
          "(?i)\\b(repetitions?|sent again|told(?! apart)|answer(s|ed|ing)?|lent|struck out|anew"
              + "|for people)\\b");

  @Test
  void suppressedWarningHasItsReasonNextToIt() throws IOException {
    assertThat(lines("(sdk-|integrations|quality|examples|benchmarks).*\\.java"))
        .filteredOn(line -> line.matches("[^:]+:\\s*@SuppressWarnings.*"))
        .hasSizeGreaterThan(20)
        .allMatch(line -> WITH_REASON.matcher(line.split(":", 2)[1]).matches());
  }

  @Test
  void publicTextUsesTheStandardTerms() throws IOException {
    assertThat(lines("docs/.*\\.md|README.md|SECURITY.md|(sdk-|integrations).*/src/main/.*\\.java"))
        .hasSizeGreaterThan(10_000)
        .noneMatch(line -> OTHER_TERMS.matcher(line.split(":", 2)[1]).find());
  }

  @Test
  void integrationsAreThin() throws IOException {
    Map<String, Long> sizes =
        lines("integrations/[^/]+/src/main/.*\\.java").stream()
            .filter(line -> !line.matches("[^:]+:(\\s*(//|/?\\*).*|\\s*|(import|package) .*)"))
            .collect(groupingBy(line -> line.split("/", 3)[1], counting()));
    assertThat(sizes).isNotEmpty().allSatisfy((name, size) -> assertThat(size).isLessThan(500));
  }

  /** Each line after the path of its file. */
  private static List<String> lines(String paths) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : Markdown.files()) {
      String path = Markdown.ROOT.relativize(file).toString().replace('\\', '/');
      if (path.matches(paths)) {
        Files.readAllLines(file).forEach(line -> lines.add(path + ":" + line));
      }
    }
    return lines;
  }
}
