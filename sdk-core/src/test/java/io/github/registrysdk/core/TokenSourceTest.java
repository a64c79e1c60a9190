package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenSourceTest {

  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private Instant now = START;
  private final AtomicInteger made = new AtomicInteger();
  private @Nullable RuntimeException failure;

  private AccessToken next() {
    if (failure != null) {
      throw failure;
    }
    return new AccessToken(Secret.of("token-" + made.incrementAndGet()), now.plus(LIFE));
  }

  private TokenSource source() {
    return TokenSource.cached(this::next, MARGIN, () -> now);
  }

  @Test
  void keepsATokenUntilTheMarginBeforeItsEnd() {
    TokenSource source = source();
    assertThat(source.token()).isEqualTo(Secret.of("token-1"));
    now = START.plus(LIFE).minus(MARGIN).minusMillis(1);
    assertThat(source.token()).isEqualTo(Secret.of("token-1"));
    now = now.plusMillis(1);
    assertThat(source.token()).isEqualTo(Secret.of("token-2"));
    assertThat(made).hasValue(2);
  }

  @Test
  void keepsATokenWithoutAnEndForEver() {
    TokenSource source =
        TokenSource.cached(
            () -> new AccessToken(Secret.of("token-" + made.incrementAndGet()), null),
            MARGIN,
            () -> now);
    source.token();
    now = Instant.MAX.minusSeconds(60);
    assertThat(source.token()).isEqualTo(Secret.of("token-1"));
  }

  @Test
  void loggerThatThrowsLosesNoTokenAfterAFailedRefresh() {
    TokenSource source = source();
    source.token();
    now = START.plus(LIFE).minus(MARGIN);
    failure = new IllegalStateException("no new token");
    try (FailingLog log = new FailingLog(new LinkageError("of a logger"))) {
      assertThat(source.token()).isEqualTo(Secret.of("token-1"));
      assertThat(log.failures()).isEqualTo(1);
    }
  }

  @Test
  void aRejectedTokenIsDropped() {
    TokenSource source = source();
    source.rejected(source.token());
    assertThat(source.token()).isEqualTo(Secret.of("token-2"));
  }

  @Test
  void aTokenThatWasReplacedMeanwhileIsNotDroppedByALateRejection() {
    TokenSource source = source();
    Secret first = source.token();
    source.rejected(first);
    source.token();
    source.rejected(first);
    assertThat(source.token()).isEqualTo(Secret.of("token-2"));
  }

  @Test
  void rejectionBeforeTheFirstTokenIsHarmless() {
    TokenSource source = source();
    source.rejected(Secret.of("never seen"));
    assertThat(source.token()).isEqualTo(Secret.of("token-1"));
  }

  @Test
  void aFailingRefreshLeavesAValidTokenInUse() {
    TokenSource source = source();
    source.token();
    failure = new IllegalStateException("the vault is sealed");
    now = START.plus(LIFE).minusMillis(1);
    assertThat(source.token()).isEqualTo(Secret.of("token-1"));
    now = START.plus(LIFE);
    assertThatIllegalStateException().isThrownBy(source::token).isSameAs(failure);
    failure = null;
    assertThat(source.token()).isEqualTo(Secret.of("token-2"));
  }

  @Test
  void aFailingRefreshAfterARejectionFails() {
    TokenSource source = source();
    source.rejected(source.token());
    failure = new IllegalStateException("the vault is sealed");
    assertThatIllegalStateException().isThrownBy(source::token).isSameAs(failure);
  }

  @Test
  void aSupplierOfNullIsBlamed() {
    Supplier<AccessToken> nothing = () -> null;
    assertThatNullPointerException()
        .isThrownBy(() -> TokenSource.cached(nothing).token())
        .withMessageContaining("token supplier");
  }

  @Test
  void eightThreadsCauseOneRefresh() throws Exception {
    int threads = 8;
    CountDownLatch asking = new CountDownLatch(threads);
    CountDownLatch released = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    TokenSource source =
        TokenSource.cached(
            () -> {
              assertThat(inside.incrementAndGet()).isEqualTo(1);
              await(released);
              return next();
            },
            MARGIN,
            () -> now);
    Callable<Secret> ask =
        () -> {
          asking.countDown();
          return source.token();
        };
    var pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Secret>> tokens = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        tokens.add(pool.submit(ask));
      }
      await(asking);
      released.countDown();
      for (Future<Secret> token : tokens) {
        assertThat(token.get(10, TimeUnit.SECONDS)).isEqualTo(Secret.of("token-1"));
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(made).hasValue(1);
  }

  @Test
  void aThreadThatWaitsForAnothersRefreshCanBeInterrupted() throws Exception {
    CountDownLatch refreshing = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    TokenSource source =
        TokenSource.cached(
            () -> {
              refreshing.countDown();
              await(released);
              return next();
            },
            MARGIN,
            () -> now);
    var pool = Executors.newFixedThreadPool(2);
    try {
      Future<Secret> first = pool.submit(source::token);
      await(refreshing);
      AtomicInteger flagged = new AtomicInteger();
      Thread second =
          new Thread(
              () -> {
                try {
                  source.token();
                } catch (IllegalStateException e) {
                  flagged.set(Thread.currentThread().isInterrupted() ? 1 : 2);
                }
              });
      second.start();
      second.interrupt();
      second.join(5000);
      assertThat(second.isAlive()).isFalse();
      assertThat(flagged).hasValue(1);
      released.countDown();
      assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo(Secret.of("token-1"));
    } finally {
      released.countDown();
      pool.shutdownNow();
    }
  }

  @Test
  void anInterruptedThreadStartsNoRefresh() {
    InheritableThreadLocal<String> starter = new InheritableThreadLocal<>();
    AtomicReference<String> startedBy = new AtomicReference<>();
    TokenSource source =
        TokenSource.cached(
            () -> {
              startedBy.set(starter.get());
              return next();
            },
            MARGIN,
            () -> now);
    try {
      starter.set("an interrupted call");
      Thread.currentThread().interrupt();
      assertThatIllegalStateException().isThrownBy(source::token);
      assertThat(Thread.interrupted()).isTrue();
      starter.set("the call after it");
      assertThat(source.token()).isEqualTo(Secret.of("token-1"));
      assertThat(startedBy).hasValue("the call after it");
    } finally {
      starter.remove();
    }
  }

  @Test
  void aNegativeMarginIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenSource.cached(this::next, Duration.ofNanos(-1), () -> now));
    TokenSource onTheDot = TokenSource.cached(this::next, Duration.ZERO, () -> now);
    onTheDot.token();
    now = START.plus(LIFE).minusNanos(1);
    assertThat(onTheDot.token()).isEqualTo(Secret.of("token-1"));
  }

  @Test
  void theDefaultMarginIsHalfAMinute() {
    AtomicInteger asked = new AtomicInteger();
    TokenSource soonOver =
        TokenSource.cached(
            () -> {
              asked.incrementAndGet();
              return new AccessToken(Secret.of("t"), Instant.now().plusSeconds(29));
            });
    soonOver.token();
    soonOver.token();
    assertThat(asked).hasValue(2);
  }

  @Test
  void aFixedSourceAlwaysReturnsTheSameToken() {
    Secret token = Secret.of("fixed");
    TokenSource source = TokenSource.fixed(token);
    source.rejected(token);
    assertThat(source.token()).isSameAs(token);
    assertThatNullPointerException().isThrownBy(() -> TokenSource.fixed(null));
  }

  @Test
  void aSuppliedSourceIsAskedEveryTime() {
    TokenSource source = TokenSource.supplied(() -> Secret.of("token-" + made.incrementAndGet()));
    assertThat(source.token()).isEqualTo(Secret.of("token-1"));
    assertThat(source.token()).isEqualTo(Secret.of("token-2"));
    assertThatNullPointerException().isThrownBy(() -> TokenSource.supplied(null));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
