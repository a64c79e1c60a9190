package io.github.registrysdk.examples.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run that is killed before any of its requests, or after the provider did what it asks for,
 * locks nobody out, and the next ends it.
 */
final class KilledRequestTest {
  private static final int SEQUENCES = 200;

  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  /** Two for each request: it does not arrive, or its answer does not. */
  static int moments() {
    try (Stage stage = new Stage()) {
      return moments(stage);
    }
  }

  private static int moments(Stage stage) {
    AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    stage.run(Stage.SILENT, dyingAfter(left));
    return Integer.MAX_VALUE - left.get();
  }

  static IntStream everyMoment() {
    return IntStream.rangeClosed(1, moments());
  }

  static IntStream everyMomentOfALaterRun() {
    try (Stage stage = new Stage()) {
      stage.run(Stage.SILENT);
      return IntStream.rangeClosed(1, moments(stage));
    }
  }

  /** One kill after another, each in the run that was to mend the one before. */
  static Stream<int[]> sequences() {
    Random random = new Random(7);
    int moments = moments();
    return Stream.generate(() -> random.ints(2 + random.nextInt(3), 1, moments + 1).toArray())
        .limit(SEQUENCES);
  }

  @ParameterizedTest
  @MethodSource("everyMoment")
  void nextRunEndsWhatWasBegun(int moment) {
    assertThat(dies(moment)).isTrue();

    stage.run(Stage.SILENT);

    stage.assertFinished();
  }

  @ParameterizedTest
  @MethodSource("everyMomentOfALaterRun")
  void bothHoldATokenWhenALaterRunIsKilled(int moment) {
    stage.run(Stage.SILENT);

    assertThat(dies(moment)).isTrue();

    assertThat(stage.heldByHumanitec()).isPresent();
    assertThat(stage.heldByGitHub()).isPresent();
    stage.run(Stage.SILENT);
    stage.assertFinished();
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void killsInARowAreMendedByTheFirstRunThatLives(int... moments) {
    assertThat(Arrays.stream(moments).filter(this::dies)).isNotEmpty();

    stage.run(Stage.SILENT);

    stage.assertFinished();
  }

  @Test
  void aRunHasManyMoments() {
    assertThat(moments()).isGreaterThan(50);
  }

  private boolean dies(int moment) {
    try {
      stage.run(Stage.SILENT, dyingAfter(new AtomicInteger(moment)));
      return false; // it had less to do than a first run
    } catch (KilledRunTest.Killed e) {
      return true;
    } finally {
      stage.assertNobodyIsLockedOut();
    }
  }

  private static OkHttpClient dyingAfter(AtomicInteger moments) {
    return new OkHttpClient.Builder()
        .addInterceptor(
            chain -> {
              passOrDie(moments);
              Response response = chain.proceed(chain.request());
              try {
                passOrDie(moments);
              } catch (KilledRunTest.Killed e) {
                response.close();
                throw e;
              }
              return response;
            })
        .build();
  }

  private static void passOrDie(AtomicInteger moments) {
    if (moments.decrementAndGet() == 0) {
      throw new KilledRunTest.Killed();
    }
  }
}
