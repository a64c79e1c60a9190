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
   *
   * @return the policy of a client that is given none
   */
  public static RetryPolicy standard() {
    return builder().build();
  }

  /**
   * Every call is sent once.
   *
   * @return a policy of one attempt; a 401 still has the token source asked once more, a read still
   *     follows redirects at the same origin, and a limit that is known to be exhausted is still
   *     waited for
   */
  public static RetryPolicy none() {
    return builder().maxAttempts(1).build();
  }

  /** {@return a builder that starts with the defaults of {@link #standard()}} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return how often a call is tried, the first attempt included} */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** {@return the waits between attempts where the server names none} */
  public Backoff backoff() {
    return backoff;
  }

  /** {@return the longest wait the server may ask for} */
  public Duration longestServerWait() {
    return longestServerWait;
  }

  /** {@return what bounds the repetitions of a client; see {@link Builder#budget}} */
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
     * Bounds how often a call is tried; 4 by default.
     *
     * @param attempts the first one included; at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxAttempts(int attempts) {
      if (attempts < 1) {
        throw new IllegalArgumentException("maxAttempts must be at least 1");
      }
      this.maxAttempts = attempts;
      return this;
    }

    /**
     * How long to wait where the server does not say; by default any time up to 250 ms, doubling to
     * 8 s.
     *
     * @param backoff the waits between attempts where the server names none
     * @return this builder
     */
    public Builder backoff(Backoff backoff) {
      this.backoff = Objects.requireNonNull(backoff, "backoff");
      return this;
    }

    /**
     * Bounds the waits that a server asks for; 90 s by default.
     *
     * @param wait the longest wait the server may ask for; past it the call fails at once with the
     *     time to come back
     * @return this builder
     * @throws IllegalArgumentException if it is negative
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
     * a client; 100 by default. A failed try takes 10 from the budget, a rate-limited one 5, a
     * success gives back what its tries took and 1 more, and nothing is sent again while less is
     * left than the repetition would take.
     *
     * @param budget at least 0; {@code Integer.MAX_VALUE} for no bound
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder budget(int budget) {
      if (budget < 0) {
        throw new IllegalArgumentException("budget must not be negative");
      }
      this.budget = budget;
      return this;
    }

    /** {@return the policy, which no longer changes with this builder} */
    public RetryPolicy build() {
      return new RetryPolicy(this);
    }
  }
}
