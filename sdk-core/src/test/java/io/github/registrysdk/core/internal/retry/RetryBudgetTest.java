package io.github.registrysdk.core.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {

  @Test
  void aHundredTokensPayTenFailedTries() {
    RetryBudget budget = new RetryBudget(100);
    for (int i = 0; i < 10; i++) {
      assertThat(budget.take(RetryBudget.FAILED_TRY)).isTrue();
    }
    assertThat(budget.left()).isZero();
    assertThat(budget.take(RetryBudget.FAILED_TRY)).isFalse();
    assertThat(budget.take(RetryBudget.RATE_LIMITED_TRY)).isFalse();
  }

  @Test
  void aRateLimitedTryCostsHalf() {
    RetryBudget budget = new RetryBudget(100);
    for (int i = 0; i < 20; i++) {
      assertThat(budget.take(RetryBudget.RATE_LIMITED_TRY)).isTrue();
    }
    assertThat(budget.take(RetryBudget.RATE_LIMITED_TRY)).isFalse();
  }

  @Test
  void whatIsRefusedCostsNothing() {
    RetryBudget budget = new RetryBudget(9);
    assertThat(budget.take(10)).isFalse();
    assertThat(budget.left()).isEqualTo(9);
    assertThat(budget.take(9)).isTrue();
  }

  @Test
  void aSuccessGivesBackWhatItsTriesTookAndOneMore() {
    RetryBudget budget = new RetryBudget(100);
    budget.take(10);
    budget.take(10);
    budget.giveBack(10);
    assertThat(budget.left()).isEqualTo(91);
    budget.giveBack(0);
    assertThat(budget.left()).isEqualTo(92);
  }

  @Test
  void itNeverHoldsMoreThanAtTheStart() {
    RetryBudget budget = new RetryBudget(100);
    budget.giveBack(50);
    assertThat(budget.left()).isEqualTo(100);
    budget.take(10);
    budget.giveBack(Integer.MAX_VALUE);
    assertThat(budget.left()).isEqualTo(100);
  }

  @Test
  void withoutABoundNothingIsEverRefused() {
    RetryBudget budget = new RetryBudget(Integer.MAX_VALUE);
    assertThat(budget.take(Integer.MAX_VALUE)).isTrue();
    assertThat(budget.take(Integer.MAX_VALUE)).isTrue();
    assertThat(budget.left()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void anEmptyBudgetAllowsNoRetry() {
    RetryBudget budget = new RetryBudget(0);
    assertThat(budget.take(RetryBudget.RATE_LIMITED_TRY)).isFalse();
    budget.giveBack(0);
    assertThat(budget.left()).isZero();
  }

  @Test
  void threadsTogetherTakeNoMoreThanThereIs() throws Exception {
    RetryBudget budget = new RetryBudget(1000);
    AtomicInteger taken = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    var pool = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 8; i++) {
      pool.execute(
          () -> {
            try {
              start.await();
            } catch (InterruptedException e) {
              return;
            }
            for (int j = 0; j < 50; j++) {
              taken.addAndGet(budget.take(10) ? 10 : 0);
            }
          });
    }
    start.countDown();
    pool.shutdown();
    assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(taken).hasValue(1000);
    assertThat(budget.left()).isZero();
  }
}
