package io.github.registrysdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.operations.Samples;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The matrix finds what is wrong: plain OkHttp fails in it, and where it is known to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NegativeControlTest {
  /** Faults that OkHttp by itself handles wrongly, and one that it handles well. */
  private static final List<String> FAULTS =
      List.of(
          "status 408",
          "503, retry after 0",
          "503, retry after 2147483648",
          "303 to the same path",
          "307 to another port",
          "302 to another host",
          "two lengths",
          "length and chunks",
          "negative length",
          "a field twice",
          "HTML",
          "status 422",
          "a flood of 103");

  private List<Matrix.Failure> failures = List.of();
  private int cases;

  @BeforeAll
  void run() throws Exception {
    List<MatrixCase> slice =
        MatrixCase.all(Carrier.HTTP_1_1, Samples.all(), new PlainOkHttp()).stream()
            .filter(tried -> !tried.once() && isCompared(tried.row()))
            .filter(tried -> FAULTS.contains(tried.fault().name()))
            .toList();
    cases = slice.size();
    failures = Matrix.run(slice);
  }

  private List<Matrix.Failure> failures(String fault, Predicate<Sample> of) {
    return failures.stream()
        .filter(failure -> failure.tried().fault().name().equals(fault))
        .filter(failure -> of.test(failure.tried().row()))
        .toList();
  }

  /** Downloads meet other faults. */
  private static boolean isCompared(Sample row) {
    return row.before().isEmpty() && !row.isDownload();
  }

  private static boolean isPrecious(Sample row) {
    return row.mustNotRepeat() && !row.isStorage();
  }

  private void assertFoundFor(String fault, Predicate<Sample> of, String problem) {
    long rows = Samples.all().stream().filter(of).filter(NegativeControlTest::isCompared).count();
    assertThat(failures(fault, of))
        .as(fault)
        .hasSize((int) rows)
        .allSatisfy(failure -> assertThat(failure.toString()).contains(problem));
  }

  @Test
  void mostOfItFails() {
    assertThat(failures).hasSizeGreaterThan(cases / 2).hasSizeLessThan(cases);
  }

  @Test
  void createsAndUpdatesAreDoneTwiceAfterA408() {
    assertFoundFor("status 408", NegativeControlTest::isPrecious, "done 2 times");
  }

  @Test
  void theTokenReachesStrangers() {
    assertFoundFor("307 to another port", row -> true, "the token reached a stranger");
    assertFoundFor(
        "302 to another host", row -> row.method().equals("GET"), "the wrong place: 127.0.0.1");
  }

  @Test
  void writesBecomeReads() {
    assertFoundFor("303 to the same path", row -> !row.method().equals("GET"), "an unexpected GET");
  }

  @Test
  void invalidResponsesAreTakenForSuccesses() {
    assertFoundFor("two lengths", row -> row.retryClass() != RetryClass.DELETE, "no failure but");
    assertFoundFor("a field twice", Sample::readsBody, "no failure but");
    assertFoundFor("HTML", Sample::readsBody, "no failure but");
  }

  @Test
  void undeclaredExceptionsEscape() {
    assertFoundFor("negative length", row -> true, "undeclared java.lang.Illegal");
    assertFoundFor(
        "503, retry after 2147483648", row -> true, "undeclared java.lang.NumberFormatException");
  }

  @Test
  void whatResponsesRepeatIsShown() {
    assertFoundFor("status 422", row -> true, "undeclared java.io.IOException: 422");
  }

  @Test
  void whatOkHttpDoesWellPasses() {
    assertThat(failures("a flood of 103", row -> row.method().equals("DELETE"))).isEmpty();
  }

  /** So the frames arrive, and the client reads them as what they are. */
  @Test
  void framesWithoutAnEndAreReadAsLongAsTheCallMayTake() throws Exception {
    List<MatrixCase> slice =
        MatrixCase.all(Carrier.HTTP_2, Samples.all(), new PlainOkHttp(Duration.ofSeconds(2)))
            .stream()
            .filter(tried -> tried.row().method().equals("DELETE") && isCompared(tried.row()))
            .filter(tried -> tried.fault().name().endsWith("early hints"))
            .limit(2)
            .toList();
    assertThat(Matrix.run(slice))
        .hasSize(2)
        .allSatisfy(
            failure ->
                assertThat(failure.toString())
                    .contains("undeclared java.io.InterruptedIOException: timeout"));
  }
}
