package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each promise has a number, and names tests that exist. */
class PromisesTest {
  private static final Pattern ROW = Pattern.compile("\\| ([A-Z]\\d+) \\| (.+) \\| (`.+`) \\|");
  private static final Pattern REFERENCE = Pattern.compile("`(\\w+)\\.(\\w+)`");
  private static final String HEAD = "| number | promise | test |";

  @ParameterizedTest
  @CsvSource({"SECURITY.md, What is promised, S", "docs/errors.md, Promises, E"})
  void everyPromiseHasANumberAndATest(String page, String heading, String letter)
      throws IOException {
    Map<String, List<Path>> classes = testClasses();
    List<String> numbers = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String line : promises(Markdown.read(Markdown.ROOT.resolve(page)).text(), heading)) {
      Matcher row = ROW.matcher(line);
      if (!row.matches()) {
        wrong.add(line);
        continue;
      }
      numbers.add(row.group(1));
      for (String reference : row.group(3).split(", ", -1)) {
        Matcher test = REFERENCE.matcher(reference);
        if (!test.matches() || count(classes, test.group(1), test.group(2)) != 1) {
          wrong.add(row.group(1) + " " + reference);
        }
      }
    }
    assertThat(wrong).as("promises without a number or without one test of this name").isEmpty();
    assertThat(numbers)
        .isEqualTo(IntStream.rangeClosed(1, numbers.size()).mapToObj(n -> letter + n).toList());
    assertThat(numbers).hasSizeGreaterThan(20);
  }

  /** The rows of the tables of a chapter, and the items of its lists, which have no number. */
  private static List<String> promises(String page, String heading) {
    String chapter = page.split("\n## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
    return Arrays.stream(chapter.split("\n"))
        .filter(line -> line.startsWith("|") || line.startsWith("- "))
        .filter(line -> !line.equals(HEAD) && !line.matches("[|-]+"))
        .toList();
  }

  /** Classes of the same name differ in their methods. */
  private static long count(Map<String, List<Path>> classes, String name, String method)
      throws IOException {
    Pattern test =
        Pattern.compile(
            "(?ms)^  @(?:Test|ParameterizedTest|TestFactory|FuzzTest|Property)\\b(?:(?!^  }$).)*?"
                + "^  [\\w<>]+ "
                + method
                + "\\(");
    long found = 0;
    for (Path file : classes.getOrDefault(name, List.of())) {
      if (test.matcher(Files.readString(file).replace("\r\n", "\n")).find()) {
        found++;
      }
    }
    return found;
  }

  private static Map<String, List<Path>> testClasses() throws IOException {
    return Markdown.files().stream()
        .filter(file -> file.toString().replace('\\', '/').contains("/src/test/java/"))
        .filter(
            file ->
                Markdown.ROOT
                    .relativize(file)
                    .toString()
                    .matches("(sdk-|integrations|quality|ex).*"))
        .filter(file -> file.toString().endsWith(".java"))
        .collect(Collectors.groupingBy(file -> file.getFileName().toString().replace(".java", "")));
  }
}
