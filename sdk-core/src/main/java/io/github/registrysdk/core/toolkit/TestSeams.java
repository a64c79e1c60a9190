package io.github.registrysdk.core.toolkit;

import io.github.registrysdk.core.ClientBuilder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What only tests replace in a client: its clock, its waits and its randomness. They are no options
 * of the builder, because a program that set them could break its own deadlines.
 */
public final class TestSeams {
  private static volatile @Nullable Function<ClientBuilder<?>, TestSeams> access;

  private @Nullable InstantSource clock;
  private @Nullable Sleeper sleeper;
  private RandomGenerator random = new SecureRandom();

  /** How a client waits before it retries. */
  @FunctionalInterface
  public interface Sleeper {
    /**
     * Returns after {@code duration}, which is not negative.
     *
     * @throws InterruptedException if the thread is interrupted, with the interrupt flag cleared
     */
    void sleep(Duration duration) throws InterruptedException;
  }

  /** Called once, by {@link ClientBuilder}: how to reach what a builder holds. */
  public static void grant(Function<ClientBuilder<?>, TestSeams> seams) {
    access = seams;
  }

  /** Sets the clock of a client. Deadlines and waits follow it too. */
  public static <B extends ClientBuilder<B>> B clock(B builder, InstantSource clock) {
    of(builder).clock = Objects.requireNonNull(clock, "clock");
    return builder;
  }

  /** Sets how a client waits before it retries, on the thread of the call. */
  public static <B extends ClientBuilder<B>> B sleeper(B builder, Sleeper sleeper) {
    of(builder).sleeper = Objects.requireNonNull(sleeper, "sleeper");
    return builder;
  }

  /** Sets the randomness for jitter and form boundaries, which must be thread-safe. */
  public static <B extends ClientBuilder<B>> B random(B builder, RandomGenerator random) {
    of(builder).random = Objects.requireNonNull(random, "random");
    return builder;
  }

  /** There is a builder, so its class has been initialized and has granted access. */
  private static TestSeams of(ClientBuilder<?> builder) {
    return Objects.requireNonNull(access, "access").apply(builder);
  }

  /** Null for that of the system. */
  public @Nullable InstantSource clock() {
    return clock;
  }

  /** Null to wait for real. */
  public @Nullable Sleeper sleeper() {
    return sleeper;
  }

  public RandomGenerator random() {
    return random;
  }
}
