package io.github.registrysdk.examples.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A job is the lines in the body of its class, without comments and blank lines. */
final class LengthTest {
  private static final int MOST = 30;

  static List<Path> jobs() throws IOException {
    Path folder = Path.of("src/main/java/io/github/registrysdk/examples/jobs");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith("package-info.java")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyJobIsShort(Path job) throws IOException {
    String text = Files.readString(job);
    String body = text.substring(text.indexOf("{\n", text.indexOf("\npublic final class ")) + 2);

    List<String> code =
        body.substring(0, body.lastIndexOf('}'))
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.matches("(//|/\\*|\\*).*"))
            .toList();

    assertThat(code).hasSizeBetween(5, MOST);
  }
}
