package io.github.registrysdk.core.toolkit;

import io.github.registrysdk.core.ClientBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sets what only tests replace in a client: its clock, its waits and its randomness. They are no
 * options of the builder, because a program that set them could break its own deadlines.
 */
public final class TestSeams {
  private static volatile @Nullable Access access;

  private TestSeams() {}

  /** How a client waits before it retries. */
  @FunctionalInterface
  public interface Sleeper {
    /**
     * Returns after {@code duration}.
     *
     * @param duration not negative
     * @throws InterruptedException if the thread is interrupted, with the interrupt flag cleared
     */
    void sleep(Duration duration) throws InterruptedException;
  }

  /** Sets the fields of a builder, which are private. */
  public interface Access {
    /**
     * Sets the clock.
     *
     * @param builder the builder
     * @param clock tells the time
     */
    void clock(ClientBuilder<?> builder, InstantSource clock);

    /**
     * Sets how the client waits.
     *
     * @param builder the builder
     * @param sleeper waits
     */
    void sleeper(ClientBuilder<?> builder, Sleeper sleeper);

    /**
     * Sets the randomness.
     *
     * @param builder the builder
     * @param random thread-safe
     */
    void random(ClientBuilder<?> builder, RandomGenerator random);
  }

  /**
   * Called once, by {@link ClientBuilder}.
   *
   * @param builders sets the fields of builders
   */
  public static void grant(Access builders) {
    access = builders;
  }

  /**
   * Sets the clock of a client. Deadlines and waits follow it too.
   *
   * @param builder the builder
   * @param clock tells the time
   * @param <B> the builder's type
   * @return the builder
   */
  public static <B extends ClientBuilder<B>> B clock(B builder, InstantSource clock) {
    access().clock(builder, Objects.requireNonNull(clock, "clock"));
    return builder;
  }

  /**
   * Sets how a client waits before it retries.
   *
   * @param builder the builder
   * @param sleeper called on the thread of the call
   * @param <B> the builder's type
   * @return the builder
   */
  public static <B extends ClientBuilder<B>> B sleeper(B builder, Sleeper sleeper) {
    access().sleeper(builder, Objects.requireNonNull(sleeper, "sleeper"));
    return builder;
  }

  /**
   * Sets the randomness for jitter and form boundaries.
   *
   * @param builder the builder
   * @param random thread-safe
   * @param <B> the builder's type
   * @return the builder
   */
  public static <B extends ClientBuilder<B>> B random(B builder, RandomGenerator random) {
    access().random(builder, Objects.requireNonNull(random, "random"));
    return builder;
  }

  /** There is a builder, so its class has been initialized and has granted access. */
  private static Access access() {
    return Objects.requireNonNull(access, "access");
  }
}
