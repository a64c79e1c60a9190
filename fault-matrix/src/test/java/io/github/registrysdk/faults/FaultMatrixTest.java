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
    try (LogTrap log = LogTrap.set()) {
      List<Matrix.Failure> failures = Matrix.run(cases);
      report(cases.size(), failures);
      assertThat(log.leaks()).isEmpty();
      assertThat(log.lines()).isGreaterThan(cases.size());
      assertThat(log.linesByOkHttp()).isPositive();
      assertThat(Villains.requests()).isZero();
      Resources.assertNoMoreThan(before);
    }
  }

  // The line that the whole run ends with, for people and for scripts.
  @SuppressWarnings("SystemOut")
  private static void report(int cases, List<Matrix.Failure> failures) {
    System.out.printf(
        "fault matrix: %d cases, %d passed, %d failed%n",
        cases, cases - failures.size(), failures.size());
    assertThat(failures)
        .as(
            failures.stream()
                .limit(SHOWN)
                .map(Matrix.Failure::toString)
                .collect(Collectors.joining("\n")))
        .isEmpty();
  }
}
