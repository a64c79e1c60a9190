package io.github.registrysdk.core.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.testsupport.ExpectedRetry;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryTableTest {

  @Test
  void expectedTableHasEveryRetryClassAndEveryFailure() {
    assertThat(Arrays.stream(RetryClass.values()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(ExpectedRetry.CLASSES);
    assertThat(Arrays.stream(FailureKind.values()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ExpectedRetry.values()).map(Enum::name).toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyFailureHasTheExpectedVerdict(FailureKind failure) {
    ExpectedRetry expected = ExpectedRetry.valueOf(failure.name());
    assertThat(RetryClass.values())
        .allSatisfy(
            request ->
                assertThat(RetryTable.verdict(request, failure))
                    .hasToString(expected.of(request).name()));
  }

  @ParameterizedTest
  @EnumSource
  void createIsRetriedOnlyIfNothingWasDone(FailureKind failure) {
    boolean nothingDone =
        Set.of(FailureKind.NOT_SENT, FailureKind.NOT_SENT_ONCE, FailureKind.REFUSED)
            .contains(failure);
    assertThat(ExpectedRetry.valueOf(failure.name()).of(RetryClass.CREATE).retries())
        .isEqualTo(nothingDone);
  }
}
