package io.github.registrysdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing lost, nothing doubled, nothing shown, whatever goes wrong. */
final class FaultMatrixTest {
  private static final int SHOWN = 40;

  @Test
  void everyOperationMeetsEveryFaultAsTheTableSays() throws Exception {
    List<MatrixCase> all = new ArrayList<>(MatrixCase.all(Carrier.HTTP_1_1, Mode.values()));
    all.addAll(MatrixCase.all(Carrier.HTTP_2, Mode.values()));
    assertThat(all).hasSizeGreaterThan(8_000);
    Pattern only = Pattern.compile(System.getProperty("faults.only", ""));
    all.removeIf(tried -> !only.matcher(tried.toString()).find());
    List<MatrixCase> cases = Matrix.sample(all, Integer.getInteger("faults.every", 23));
    Matrix.run(cases.subList(0, Math.min(20, cases.size())));
    Resources before = Resources.now();
    List<String> failures = new ArrayList<>();
    try (LogTrap log = LogTrap.set()) {
      Matrix.run(cases).forEach(failure -> failures.add(failure.toString()));
      whole(failures, () -> assertThat(log.leaks()).isEmpty());
      whole(failures, () -> assertThat(log.lines()).isGreaterThan(cases.size()));
      whole(failures, () -> assertThat(log.linesByOkHttp()).isPositive());
      whole(failures, () -> assertThat(Villains.requests()).isZero());
      whole(failures, () -> Resources.assertNoMoreThan(before));
    }
    report(cases.size(), failures);
  }

  /** What is seen of all cases together counts as one more that failed. */
  private static void whole(List<String> failures, Runnable check) {
    try {
      check.run();
    } catch (AssertionError e) {
      failures.add("all together: " + e.getMessage());
    }
  }

  // The line that the whole run ends with, for people and for scripts.
  @SuppressWarnings("SystemOut")
  private static void report(int cases, List<String> failures) {
    System.out.printf(
        "fault matrix: %d cases, %d passed, %d failed%n",
        cases, cases - failures.size(), failures.size());
    assertThat(failures.stream().limit(SHOWN).collect(Collectors.joining("\n"))).isEmpty();
  }
}
