package io.github.registrysdk.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run that is killed or cancelled before any of its requests, or after the provider did what it
 * asks for, locks nobody out. The next one finishes it, once its lease has ended.
 */
final class KilledRequestTest {
  private static final int SEQUENCES = 200;

  private static int interruptions;
  private static int converged;

  private final Stage stage = new Stage();
  private int interrupted;

  @AfterEach
  void close() {
    interruptions += interrupted;
    stage.close();
  }

  @AfterAll
  static void report() {
    System.out.printf(
        "converge: %d interruptions, %d converged (rotation)%n", interruptions, converged);
  }

  /** Two for each request: it does not arrive, or its response does not. */
  private static int moments(Stage stage) {
    AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    stage.with(killedAt(left), TokenRotation::run);
    return Integer.MAX_VALUE - left.get();
  }

  static IntStream everyMoment() {
    try (Stage stage = new Stage()) {
      return IntStream.rangeClosed(1, moments(stage));
    }
  }

  static IntStream everyMomentOfALaterRun() {
    try (Stage stage = new Stage()) {
      stage.run();
      stage.clock.advance(Stage.GRACE);
      stage.run();
      stage.clock.advance(Stage.GRACE); // so that there is a token to delete
      return IntStream.rangeClosed(1, moments(stage));
    }
  }

  /** One kill after another, each in the run that was to finish the one before. */
  static Stream<int[]> sequences() {
    Random random = new Random(7);
    int moments = (int) everyMoment().count();
    return Stream.generate(() -> random.ints(2 + random.nextInt(3), 1, moments + 1).toArray())
        .limit(SEQUENCES);
  }

  @ParameterizedTest
  @MethodSource("everyMoment")
  void nextRunFinishesTheFirst(int moment) {
    assertThat(isKilled(moment)).isTrue();

    stage.clock.advance(Stage.LEASE);
    stage.run();

    assertConverges();
  }

  @ParameterizedTest
  @MethodSource("everyMomentOfALaterRun")
  void resumeFinishesALaterRun(int moment) {
    stage.run();
    stage.clock.advance(Stage.GRACE);
    stage.run();
    stage.clock.advance(Stage.GRACE);

    assertThat(isKilled(moment)).isTrue();

    assertThat(stage.held()).hasSize(4);
    stage.clock.advance(Stage.LEASE);
    stage.resume();
    assertConverges();
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void killsInARowAreFinishedByTheFirstRunThatIsNotKilled(int... moments) {
    assertThat(Arrays.stream(moments).filter(this::isKilledAfterTheLease)).isNotEmpty();

    stage.clock.advance(Stage.LEASE);
    stage.run();

    assertConverges();
  }

  @ParameterizedTest
  @MethodSource("everyMoment")
  void nextRunFinishesTheOneThatWasCancelled(int moment) throws InterruptedException {
    assertThat(isCancelled(moment)).isTrue();
    stage.assertNobodyIsLockedOut();

    stage.clock.advance(Stage.LEASE);
    stage.run();

    assertConverges();
  }

  @Test
  void aRunHasManyMoments() {
    assertThat(everyMoment().count()).isGreaterThan(30);
  }

  private void assertConverges() {
    stage.assertGiven();
    stage.assertConverges();
    converged += interrupted;
  }

  private boolean isCancelled(int moment) throws InterruptedException {
    interrupted++;
    AtomicInteger left = new AtomicInteger(moment);
    CompletableFuture<CompletableFuture<?>> running = new CompletableFuture<>();
    CountDownLatch ended = new CountDownLatch(1);
    OkHttpClient cancelling =
        Killed.between(
            () -> {
              if (left.decrementAndGet() == 0) {
                running.join().cancel(true);
              }
            });
    try (BuildkiteClient client = stage.buildkite.configure(BuildkiteClient.builder()).build()) {
      CompletableFuture<?> run =
          client.async(
              () -> {
                try {
                  return stage.with(cancelling, TokenRotation::run);
                } finally {
                  ended.countDown();
                }
              });
      running.complete(run);
      assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
      // After it was cancelled, it sends no other request.
      assertThat(left.get()).isBetween(-1, 0);
      return run.isCancelled();
    }
  }

  private boolean isKilledAfterTheLease(int moment) {
    stage.clock.advance(Stage.LEASE);
    return isKilled(moment);
  }

  private boolean isKilled(int moment) {
    try {
      stage.with(killedAt(new AtomicInteger(moment)), TokenRotation::run);
      return false; // it had less to do than a first run
    } catch (Killed e) {
      interrupted++;
      return true;
    } finally {
      stage.assertNobodyIsLockedOut();
    }
  }

  private static OkHttpClient killedAt(AtomicInteger moments) {
    return Killed.between(
        () -> {
          if (moments.decrementAndGet() == 0) {
            throw new Killed();
          }
        });
  }
}
