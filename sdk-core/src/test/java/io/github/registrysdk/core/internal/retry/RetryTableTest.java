package io.github.registrysdk.core.internal.retry;

import static io.github.registrysdk.core.internal.retry.RetryTable.Verdict.AGAIN;
import static io.github.registrysdk.core.internal.retry.RetryTable.Verdict.AGAIN_ONCE;
import static io.github.registrysdk.core.internal.retry.RetryTable.Verdict.DONE;
import static io.github.registrysdk.core.internal.retry.RetryTable.Verdict.FAIL;
import static io.github.registrysdk.core.internal.retry.RetryTable.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.internal.retry.RetryTable.Verdict;
import io.github.registrysdk.core.spi.RetryClass;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryTableTest {

  /** The columns, in the order of the design's table. */
  private static final List<RetryClass> COLUMNS =
      List.of(
          RetryClass.SAFE,
          RetryClass.DELETE,
          RetryClass.REPEATABLE,
          RetryClass.UPDATE,
          RetryClass.CREATE);

  private static final Map<FailureKind, List<Verdict>> TABLE = new EnumMap<>(FailureKind.class);

  static {
    row(FailureKind.NOT_SENT, AGAIN, AGAIN, AGAIN, AGAIN, AGAIN);
    row(FailureKind.NOT_SENT_ONCE, AGAIN_ONCE, AGAIN_ONCE, AGAIN_ONCE, AGAIN_ONCE, AGAIN_ONCE);
    row(FailureKind.NOT_SENT_FOR_GOOD, FAIL, FAIL, FAIL, FAIL, FAIL);
    row(FailureKind.REFUSED, AGAIN, AGAIN, AGAIN, AGAIN, AGAIN);
    row(FailureKind.UNCLEAR, AGAIN, AGAIN, AGAIN, UNKNOWN, UNKNOWN);
    row(FailureKind.UNREADABLE, AGAIN, DONE, AGAIN, UNKNOWN, UNKNOWN);
    row(FailureKind.NOT_JSON, AGAIN_ONCE, DONE, AGAIN_ONCE, UNKNOWN, UNKNOWN);
    row(FailureKind.MISDIRECTED, AGAIN_ONCE, AGAIN_ONCE, FAIL, FAIL, FAIL);
    row(FailureKind.ABANDONED, FAIL, FAIL, FAIL, FAIL, FAIL);
    row(FailureKind.UNAUTHORIZED, FAIL, FAIL, FAIL, FAIL, FAIL);
    row(FailureKind.FINAL, FAIL, FAIL, FAIL, FAIL, FAIL);
  }

  private static void row(FailureKind failure, Verdict... verdicts) {
    TABLE.put(failure, List.of(verdicts));
  }

  @Test
  void everyKindOfRequestHasAColumn() {
    assertThat(COLUMNS).containsExactlyInAnyOrder(RetryClass.values());
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void everyFailureHasARowAndIsJudgedByIt(FailureKind failure) {
    assertThat(TABLE).as("a row for every failure").containsKey(failure);
    assertThat(COLUMNS)
        .extracting(request -> RetryTable.verdict(request, failure))
        .isEqualTo(TABLE.get(failure));
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void aCreateIsRepeatedOnlyIfNothingWasDone(FailureKind failure) {
    boolean nothingDone =
        failure == FailureKind.NOT_SENT
            || failure == FailureKind.NOT_SENT_ONCE
            || failure == FailureKind.REFUSED;
    assertThat(List.of(AGAIN, AGAIN_ONCE).contains(RetryTable.verdict(RetryClass.CREATE, failure)))
        .isEqualTo(nothingDone);
  }
}
