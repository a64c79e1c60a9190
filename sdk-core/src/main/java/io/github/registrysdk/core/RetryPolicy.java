package io.github.registrysdk.core;

import io.github.registrysdk.core.toolkit.Require;
import java.time.Duration;
import java.util.Objects;

/**
 * Decides how often and when a call is retried. <em>Which</em> calls are retried is not an option:
 * a request whose outcome is unknown is only retried if it is idempotent, which means that a retry
 * can't do anything twice. Instances are immutable.
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
   * Returns the default policy: 4 attempts, an exponential backoff with full jitter from 250 ms to
   * 8 s, waits of up to 90 s that the provider asks for, and a retry budget of 100.
   *
   * @return the policy of a client for which no policy is set
   */
  public static RetryPolicy standard() {
    return builder().build();
  }

  /**
   * Returns a policy without retries. The client still asks the token source for a new token after
   * status 401, follows redirects of a read to the same origin, and waits if it knows that a rate
   * limit is exhausted.
   *
   * @return a policy with one attempt
   */
  public static RetryPolicy none() {
    return builder().maxAttempts(1).build();
  }

  /** {@return a new builder with the defaults of {@link #standard()}} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the maximum number of attempts of a call, including the first one} */
  public int maxAttempts() {
    return maxAttempts;
  }

  /** {@return the delays between attempts if the provider does not ask for a wait} */
  public Backoff backoff() {
    return backoff;
  }

  /** {@return the longest wait requested by the provider that the client accepts} */
  public Duration longestServerWait() {
    return longestServerWait;
  }

  /** {@return the retry budget of a client; see {@link Builder#budget}} */
  public int budget() {
    return budget;
  }

  /** Builds a {@link RetryPolicy}. */
  public static final class Builder {
    private int maxAttempts = 4;
    private Backoff backoff =
        Backoff.exponential(Duration.ofMillis(250), Duration.ofSeconds(8)).withFullJitter();
    private Duration longestServerWait = Duration.ofSeconds(90);
    private int budget = 100;

    private Builder() {}

    /**
     * Sets the maximum number of attempts of a call. The default is 4.
     *
     * @param attempts the number, including the first attempt; 1 for no retries
     * @return this builder
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Builder maxAttempts(int attempts) {
      if (attempts < 1) {
        throw new IllegalArgumentException("maxAttempts must be at least 1");
      }
      this.maxAttempts = attempts;
      return this;
    }

    /**
     * Sets the delays between attempts if the provider does not ask for a wait. The default is an
     * exponential backoff with full jitter from 250 ms to 8 s.
     *
     * @param backoff the delays between attempts
     * @return this builder
     */
    public Builder backoff(Backoff backoff) {
      this.backoff = Objects.requireNonNull(backoff, "backoff");
      return this;
    }

    /**
     * Sets the longest wait requested by the provider that the client accepts, for example with
     * {@code Retry-After}. If the provider asks for a longer wait, the call fails immediately, and
     * the exception says when to retry. The default is 90 s.
     *
     * @param wait the longest wait
     * @return this builder
     * @throws IllegalArgumentException if the wait is negative or longer than 24 days
     */
    public Builder longestServerWait(Duration wait) {
      this.longestServerWait = Require.wait("longestServerWait", wait);
      return this;
    }

    /**
     * Sets the retry budget, which all calls of a client share. It limits the load of retries on a
     * provider that is failing. The default is 100.
     *
     * <p>The budget is a number of points. Each retry takes 10 points, or 5 points after a rate
     * limit. A successful call puts back the points that its retries took, and adds 1 point, up to
     * the initial number. If too few points are left for a retry, the call fails without this
     * retry.
     *
     * @param budget the budget; {@code Integer.MAX_VALUE} for no limit
     * @return this builder
     * @throws IllegalArgumentException if the budget is negative
     */
    public Builder budget(int budget) {
      if (budget < 0) {
        throw new IllegalArgumentException("budget must not be negative");
      }
      this.budget = budget;
      return this;
    }

    /**
     * Creates the policy. Later changes of this builder do not change it.
     *
     * @return the policy
     */
    public RetryPolicy build() {
      return new RetryPolicy(this);
    }
  }
}
