package io.github.registrysdk.examples.tour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The class path of the other tests hides what a module forgot to export, open or require. */
final class ModulePathTest {
  private static final List<String> TEST_ONLY =
      List.of(
          "test-classes",
          "test-support",
          "junit",
          "assertj",
          "archunit",
          "logback",
          "opentest4j",
          "micrometer",
          "hdrhistogram",
          "latencyutils",
          "opentelemetry",
          "apiguardian");

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void theTourRunsOnTheModulePathWithoutJUnit() throws IOException, InterruptedException {
    Process tour =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                modulePath(),
                "--module",
                "io.github.registrysdk.examples/io.github.registrysdk.examples.tour.Tour")
            .redirectErrorStream(true)
            .start();
    tour.getOutputStream().close();
    String output = new String(tour.getInputStream().readAllBytes(), UTF_8);

    assertThat(tour.waitFor()).as(output).isZero();
    assertThat(output).contains("11  rename the token", "What exists now").doesNotContain("SLF4J");
  }

  private static String modulePath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> TEST_ONLY.stream().noneMatch(entry::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
