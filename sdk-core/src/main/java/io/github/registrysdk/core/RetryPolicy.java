package io.github.registrysdk.core;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and how soon a call is sent again. <em>What</em> may be sent again is not an option: a
 * request whose effect is unknown is repeated only where repeating it can't do anything twice.
 */
public final class RetryPolicy {
  private final int maxAttempts;
  private final Backoff backoff;
  private final Duration longestServerWait;
  private final int budget;

  private RetryPolicy(Builder builder) {
    this.maxAttempts = builder.maxAttempts;
    this.backoff = builder.backoff;
    this.longestServerWait = builder.longestServerWait;
    this.budget = builder.budget;
  }

  /**
   * The defaults: 4 attempts, full jitter from 250 ms to 8 s, a server's own wait obeyed up to 90
   * s, a budget of 100.
   */
  public static RetryPolicy standard() {
    return builder().build();
  }

  /** Every call is sent once. */
  public static RetryPolicy none() {
    return builder().maxAttempts(1).build();
  }

  public static Builder builder() {
    return new Builder();
  }

  public int maxAttempts() {
    return maxAttempts;
  }

  public Backoff backoff() {
    return backoff;
  }

  public Duration longestServerWait() {
    return longestServerWait;
  }

  public int budget() {
    return budget;
  }

  /** Collects the numbers of a policy. */
  public static final class Builder {
    private int maxAttempts = 4;
    private Backoff backoff =
        Backoff.exponential(Duration.ofMillis(250), Duration.ofSeconds(8)).withFullJitter();
    private Duration longestServerWait = Duration.ofSeconds(90);
    private int budget = 100;

    private Builder() {}

    /**
     * @param attempts the first one included; at least 1
     */
    public Builder maxAttempts(int attempts) {
      if (attempts < 1) {
        throw new IllegalArgumentException("maxAttempts must be at least 1");
      }
      this.maxAttempts = attempts;
      return this;
    }

    /**
     * @param backoff the waits between attempts where the server names none
     */
    public Builder backoff(Backoff backoff) {
      this.backoff = Objects.requireNonNull(backoff, "backoff");
      return this;
    }

    /**
     * @param wait the longest wait the server may ask for; past it the call fails at once with the
     *     time to come back
     */
    public Builder longestServerWait(Duration wait) {
      if (wait.isNegative()) {
        throw new IllegalArgumentException("longestServerWait must not be negative");
      }
      this.longestServerWait = wait;
      return this;
    }

    /**
     * Bounds what repetitions may add to the load of a provider that is failing, over all calls of
     * a client: a failed try takes 10 from the budget, a rate-limited one 5, a success gives back
     * what its tries took and 1 more, and nothing is sent again while less is left than the
     * repetition would take.
     *
     * @param budget at least 0; {@code Integer.MAX_VALUE} for no bound
     */
    public Builder budget(int budget) {
      if (budget < 0) {
        throw new IllegalArgumentException("budget must not be negative");
      }
      this.budget = budget;
      return this;
    }

    public RetryPolicy build() {
      return new RetryPolicy(this);
    }
  }
}
