package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's Java is copied from the examples, which are compiled and run. */
final class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Path README = Path.of("..", "README.md");

  @Test
  void everyLineOfJavaIsALineOfAnExample() throws IOException {
    List<String> snippets =
        JAVA.matcher(Files.readString(README)).results().map(found -> found.group(1)).toList();

    assertThat(snippets).hasSizeGreaterThanOrEqualTo(4);
    assertThat(snippets.stream().flatMap(ReadmeTest::code)).isSubsetOf(examples());
  }

  @Test
  void everyExampleItNamesExists() throws IOException {
    List<String> named =
        Pattern.compile("`examples/(\\S+\\.java)`")
            .matcher(Files.readString(README))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(Path.of(name)).exists());
  }

  private static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(ReadmeTest::lines)
          .toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return code(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> code(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty());
  }
}
