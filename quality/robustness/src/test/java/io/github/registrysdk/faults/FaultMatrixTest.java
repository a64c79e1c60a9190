package io.github.registrysdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing lost, nothing doubled, nothing shown, whatever goes wrong. */
final class FaultMatrixTest {
  private static final int SHOWN = 40;

  @Test
  void sampleOfTheCasesEndsAsTheTableSays() throws Exception {
    run(23);
  }

  @Test
  @Tag("faults")
  void everyOperationMeetsEveryFaultAsTheTableSays() throws Exception {
    run(1);
  }

  /** Runs one case of so many. */
  private static void run(int every) throws Exception {
    List<MatrixCase> all = MatrixCase.all();
    assertThat(distinct(all)).isGreaterThan(12_000);
    Pattern only = Pattern.compile(System.getProperty("faults.only", ""));
    all.removeIf(tried -> !only.matcher(tried.toString()).find());
    List<MatrixCase> cases = Matrix.sample(all, every);
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
    report(cases, failures);
  }

  private static long distinct(List<MatrixCase> cases) {
    return cases.stream().map(MatrixCase::onTheWire).distinct().count();
  }

  /** What is seen of all cases together counts as one more that failed. */
  private static void whole(List<String> failures, Runnable check) {
    try {
      check.run();
    } catch (AssertionError e) {
      failures.add("all together: " + e.getMessage());
    }
  }

  @SuppressWarnings("SystemOut") // the line that the run ends with, for readers and for scripts
  private static void report(List<MatrixCase> cases, List<String> failures) {
    System.out.printf(
        "fault matrix: %d cases (%d distinct on the wire), %d passed, %d failed%n",
        cases.size(), distinct(cases), cases.size() - failures.size(), failures.size());
    assertThat(failures.stream().limit(SHOWN).collect(Collectors.joining("\n"))).isEmpty();
  }
}
