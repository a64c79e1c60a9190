package io.github.registrysdk.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.testing.FakeRegistryToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two runs of one rotation at once, on different machines. */
final class OverlapTest {
  @AutoClose private final Stage stage = new Stage();

  @Test
  void laterRunStopsBeforeItGivesATokenToAHolder() {
    stage.run();
    stage.clock.advance(Duration.ofHours(1));

    stage.run(
        rotation ->
            rotation.to(
                Stage.whenGiven(
                    () -> {
                      List<String> before = stage.held();
                      assertThat(stage.tokens()).hasSize(2);
                      assertThatThrownBy(stage::run)
                          .isInstanceOfSatisfying(
                              RotationInProgressException.class,
                              e ->
                                  assertThat(e.retryAt())
                                      .isEqualTo(
                                          stage.tokens().get(1).createdAt().plus(Stage.LEASE)))
                          .hasMessageContaining(stage.tokens().get(1).id());
                      assertThat(stage.held()).isEqualTo(before);
                      assertThat(stage.tokens()).hasSize(2);
                    })));

    stage.assertGiven();
  }

  @Test
  void runThatTookTooLongWritesNoMore() {
    stage.run();
    String before = stage.heldByHumanitec().orElseThrow();

    assertThatThrownBy(
            () ->
                stage.run(
                    rotation ->
                        rotation.verify(secret -> stage.clock.advance(Stage.LEASE.dividedBy(2)))))
        .isInstanceOf(RotationException.class)
        .hasMessageContaining("longer than half of its lease");

    assertThat(stage.heldByHumanitec()).contains(before);
    assertThat(stage.tokens()).hasSize(1);
  }

  /** A write that arrives after the lease, when another run has finished. */
  @Test
  void lateWriteLeavesAValidTokenAndIsReported() {
    stage.run();
    stage.clock.advance(Duration.ofHours(1));
    AtomicBoolean stalled = new AtomicBoolean();
    OkHttpClient stalls =
        Stage.HTTP
            .newBuilder()
            .addInterceptor(
                chain -> {
                  if (chain.request().method().equals("PATCH") && !stalled.getAndSet(true)) {
                    stage.clock.advance(Stage.LEASE);
                    stage.run();
                    stage.clock.advance(Duration.ofSeconds(1));
                  }
                  return chain.proceed(chain.request());
                })
            .build();

    assertThatThrownBy(() -> stage.with(stalls, TokenRotation::run))
        .isInstanceOf(RotationException.class)
        .hasMessageContaining("longer than half of its lease");

    String late = stage.tokens().get(1).tokenSecret();
    assertThat(stage.heldByHumanitec()).contains(late);
    assertThat(stage.heldByGitHub()).isNotEmpty().get().isNotEqualTo(late);
    stage.assertNobodyIsLockedOut();
    assertThat(stage.plan().unfinished()).contains("a run has not finished");
    stage.clock.advance(Duration.ofSeconds(1));
    stage.resume();
    stage.assertGiven();
    stage.assertConverges();
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void killsAndOverlapsEndWithOneTokenThatEveryHolderHas(int seed) throws InterruptedException {
    Random random = new Random(seed);
    if (random.nextBoolean()) {
      stage.run();
    }
    for (int round = 0; round < 2; round++) {
      stage.clock.advance(random.nextBoolean() ? Stage.GRACE : Duration.ofMinutes(5));
      Turns turns = new Turns(stage, random, 2);
      turns.play();
      if (turns.oneFinishedAndTheOthersStopped()) {
        stage.assertGiven();
      }
    }
    stage.clock.advance(Stage.LEASE);
    stage.run();
    stage.assertGiven();
    stage.assertConverges();
  }

  /**
   * Lets one of several runs go on at a time, from one request to the next, as a seed decides. At
   * some of these moments a run is killed, or time passes. At each of them, no holder may have a
   * deleted token.
   */
  private static final class Turns {
    private final Stage stage;
    private final Random random;
    private final List<Thread> waiting = new ArrayList<>();
    private int alive;
    private @Nullable Thread next;
    private @Nullable Throwable failure;
    private boolean finished;
    private boolean disturbed;

    Turns(Stage stage, Random random, int runs) {
      this.stage = stage;
      this.random = random;
      this.alive = runs;
    }

    void play() throws InterruptedException {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0, runs = alive; i < runs; i++) {
        boolean resumes = random.nextInt(4) == 0;
        threads.add(new Thread(() -> run(resumes), "run " + i));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(failure).isNull();
    }

    /** Then all holders have one token, without a further run. */
    boolean oneFinishedAndTheOthersStopped() {
      return finished && !disturbed;
    }

    private void run(boolean resumes) {
      try {
        moment();
        stage.with(
            Killed.between(this::moment), resumes ? TokenRotation::resume : TokenRotation::run);
        finished |= !resumes;
      } catch (RotationInProgressException e) {
        // Another run is finishing, or will be finished in a later round.
      } catch (Killed | RotationException e) {
        disturbed = true;
      } catch (Throwable e) {
        failure = e;
      } finally {
        end();
      }
    }

    private synchronized void end() {
      alive--;
      choose();
    }

    private synchronized void moment() {
      Thread me = Thread.currentThread();
      waiting.add(me);
      choose();
      while (!me.equals(next)) {
        try {
          wait();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      next = null;
      waiting.remove(me);
      stage.assertNobodyIsLockedOut();
      if (random.nextInt(20) == 0) {
        stage.clock.advance(Duration.ofMinutes(random.nextInt(30)));
      }
      if (random.nextInt(40) == 0) {
        throw new Killed();
      }
    }

    /** The threads arrive in any order: sorted, so that the seed alone decides. */
    private void choose() {
      if (alive > 0 && waiting.size() == alive && next == null) {
        waiting.sort((a, b) -> a.getName().compareTo(b.getName()));
        next = waiting.get(random.nextInt(alive));
        notifyAll();
      }
    }
  }

  @Test
  void runsOfTheSameMomentBothStop() {
    // Neither run can tell which of them was first.
    stage.connected(
        services ->
            services.tokens().create(TokenLabel.pending(Stage.NAME, "0123abcd").toString()));

    assertThatThrownBy(stage::run).isInstanceOf(RotationInProgressException.class);

    assertThat(stage.tokens())
        .extracting(FakeRegistryToken::description)
        .containsExactly("GitHub and Humanitec: pending run 0123abcd");
  }
}
