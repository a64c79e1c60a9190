package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.Backoff;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.SdkException;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Positive;
import net.jqwik.api.constraints.Size;

/** Waits stay within their bounds, and retries within their budget. */
class RetryPropertiesTest {
  private static final int BUDGET = 100;
  private static final int COST = 10;

  @Property
  void backoffIsNeverNegativeNorLongerThanItsLongest(
      @ForAll @LongRange(min = 0, max = 1L << 40) long first,
      @ForAll @LongRange(min = 0, max = 1L << 40) long more,
      @ForAll @Positive int retry,
      @ForAll long seed) {
    Duration longest = Duration.ofMillis(first + more);
    Backoff backoff = Backoff.exponential(Duration.ofMillis(first), longest);
    Duration whole = backoff.delay(retry, new Random(seed));
    Duration jittered = backoff.withFullJitter().delay(retry, new Random(seed));
    assertThat(whole).isBetween(Duration.ofMillis(first), longest);
    assertThat(jittered).isBetween(Duration.ZERO, whole);
    assertThat(backoff.delay(retry == Integer.MAX_VALUE ? retry : retry + 1, new Random(seed)))
        .isGreaterThanOrEqualTo(whole);
  }

  /**
   * Whatever the order of successes and failures: a retry costs ten, and all that ever comes in is
   * the budget, a token a success, and what a success had taken.
   */
  @Property(tries = 100)
  void requestsStayWithinWhatTheBudgetAllows(
      @ForAll @Size(128) boolean[] responses, @ForAll @IntRange(min = 1, max = 120) int calls) {
    int[] next = {0};
    MemoryWire wire =
        new MemoryWire(
            request ->
                responses[next[0]++ % responses.length]
                    ? Responses.ok("{}".getBytes(US_ASCII))
                    : Responses.of(500, "", new byte[0]));
    int successes = 0;
    int failedCalls = 0;
    int afterFailures = 0;
    try (BuildkiteClient client =
        Clients.set(BuildkiteClient.builder(), wire).retryPolicy(RetryPolicy.standard()).build()) {
      for (int i = 0; i < calls; i++) {
        int before = wire.requests().size();
        try {
          client.send(ApiRequest.get("a"));
          successes++;
        } catch (SdkException e) {
          failedCalls++;
          afterFailures += wire.requests().size() - before - 1;
        }
      }
    }
    assertThat(successes + failedCalls).isEqualTo(calls);
    assertThat(wire.requests().size()).isLessThanOrEqualTo(4 * calls);
    assertThat(afterFailures * COST).isLessThanOrEqualTo(BUDGET + successes);
  }
}
