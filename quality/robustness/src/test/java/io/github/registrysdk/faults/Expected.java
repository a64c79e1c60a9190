package io.github.registrysdk.faults;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.ExpectedRetry.Verdict;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What must come of a case.
 *
 * @param exception the failed attempt's exception, exactly; null for a result
 * @param reason what it states in addition to its type: {@code FRAMING}; empty if its type says all
 * @param says what its message must contain
 * @param status its status; -1 for any
 * @param attempts how many there are
 * @param requests how many of them arrive whole
 * @param unknown whether it comes wrapped, because the outcome is unknown
 * @param effect what it says about the effect
 * @param waited how long the client must have waited at least between two attempts
 */
record Expected(
    @Nullable Class<? extends SdkException> exception,
    String reason,
    String says,
    int status,
    int attempts,
    int requests,
    boolean unknown,
    Effect effect,
    Duration waited) {

  static Expected of(
      Kind kind, Sample row, Class<? extends SdkException> exception, String reason) {
    Verdict verdict = kind.verdict(row);
    int attempts = kind.attempts(row);
    return verdict == Verdict.DONE
        ? result(attempts)
        : new Expected(
            exception,
            reason,
            "",
            -1,
            attempts,
            kind.isSent() ? attempts : 0,
            verdict == Verdict.UNKNOWN,
            kind.effect(row),
            Duration.ZERO);
  }

  static Expected result(int requests) {
    return new Expected(null, "", "", -1, requests, requests, false, Effect.DONE, Duration.ZERO);
  }

  Expected status(int reported) {
    return new Expected(
        exception, reason, says, reported, attempts, requests, unknown, effect, waited);
  }

  Expected says(String words) {
    return new Expected(
        exception, reason, words, status, attempts, requests, unknown, effect, waited);
  }

  Expected waited(Duration least) {
    return new Expected(
        exception, reason, says, status, attempts, requests, unknown, effect, least);
  }

  Expected requests(int number) {
    return new Expected(exception, reason, says, status, number, number, unknown, effect, waited);
  }

  Expected attempts(int reported) {
    return new Expected(
        exception, reason, says, status, reported, requests, unknown, effect, waited);
  }

  Expected arriving(int number) {
    return new Expected(exception, reason, says, status, attempts, number, unknown, effect, waited);
  }

  Expected effect(Effect reported) {
    return new Expected(
        exception, reason, says, status, attempts, requests, unknown, reported, waited);
  }

  /** If the fault comes once and the right response after it. */
  Expected once() {
    if (attempts == 1) {
      return this;
    }
    Expected recovered = result(2).arriving(requests == 0 ? 1 : 2);
    return recovered.waited(waited);
  }
}
