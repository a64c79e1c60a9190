package io.github.registrysdk.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveRunTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-29T12:00:00Z"));

  private final List<String> deleted = new ArrayList<>();

  @Test
  void onlyWhatTheRunCreatedIsDeletedWhetherItsResponseArrivedOrNot() {
    var run = new LiveRun(() -> resources("acme", "https://sdklive1.invalid/", "sdklive2"));
    run.creates("sdklive1");
    run.creates("sdklive3");

    run.cleanUp();

    assertThat(deleted).containsExactly("https://sdklive1.invalid/");
  }

  @Test
  void cleanUpGoesOnAfterAFailureAndNamesIt() {
    var run =
        new LiveRun(
            () -> {
              var all = new ArrayList<>(resources("sdklive1", "sdklive2"));
              all.add(0, new LiveRun.Resource("sdklive0", () -> fail("refused")));
              return all;
            });
    run.creates("sdklive");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(run::cleanUp)
        .satisfies(
            error ->
                assertThat(error.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("sdklive0 was not deleted"));
    assertThat(deleted).containsExactly("sdklive1", "sdklive2");
  }

  @Test
  void namesAreInTheFailureWhenNothingCanBeListed() {
    var run = new LiveRun(() -> fail("no network"));
    run.creates("sdklive7");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(run::cleanUp)
        .withMessageContaining("[sdklive7]");
  }

  @Test
  void sweeperDeletesWhatIsOlderThanAnHour() {
    assertThat(
            LiveRun.sweep(
                () ->
                    resources(
                        "sdklive20261129t105959abcd",
                        "SDKLIVE20261128T120000ABCD_SECRET",
                        "sdklive20261129t110000abcd",
                        "sdklive",
                        "acme"),
                NOON))
        .containsExactly("sdklive20261129t105959abcd", "SDKLIVE20261128T120000ABCD_SECRET");
  }

  private List<LiveRun.Resource> resources(String... names) {
    return Arrays.stream(names)
        .map(name -> new LiveRun.Resource(name, () -> deleted.add(name)))
        .toList();
  }

  private static List<LiveRun.Resource> fail(String why) {
    throw new IllegalStateException(why);
  }
}
