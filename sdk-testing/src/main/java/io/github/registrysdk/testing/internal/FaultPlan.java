package io.github.registrysdk.testing.internal;

import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that are in force, and what is left of each.
 *
 * @param <O> the provider's operations
 */
public final class FaultPlan<O extends FakeOperation> implements Faults<O> {

  private static final int ALWAYS = -1;

  private final Set<String> rateLimits;
  private final List<Entry<O>> entries = new ArrayList<>();

  /**
   * No rules yet.
   *
   * @param rateLimits the names of the limits that the provider has
   */
  public FaultPlan(Set<String> rateLimits) {
    this.rateLimits = Set.copyOf(rateLimits);
  }

  @Override
  public Rule<O> on(O operation) {
    return new Pending(operation);
  }

  @Override
  public Rule<O> onAny() {
    return new Pending(null);
  }

  @Override
  public synchronized void clear() {
    entries.clear();
  }

  @Override
  public synchronized int remaining() {
    return entries.stream().mapToInt(entry -> Math.max(0, entry.left)).sum();
  }

  /** The fault that the next call of an operation meets, taken off its rule. */
  synchronized @Nullable Fault take(O operation) {
    @Nullable Fault taken = null;
    for (Entry<O> entry : entries) {
      if (entry.operation == null || entry.operation.equals(operation)) {
        entry.seen++;
        if (taken == null && entry.left != 0 && entry.seen >= entry.from) {
          entry.left -= entry.left == ALWAYS ? 0 : 1;
          taken = entry.fault;
        }
      }
    }
    return taken;
  }

  private synchronized void add(Entry<O> entry) {
    if (entry.fault instanceof Fault.RateLimited limited && !rateLimits.contains(limited.scope())) {
      throw new IllegalArgumentException(
          "no rate limit \"" + limited.scope() + "\" here, only " + rateLimits);
    }
    entries.add(entry);
  }

  private final class Pending implements Rule<O> {
    private final @Nullable O operation;

    Pending(@Nullable O operation) {
      this.operation = operation;
    }

    @Override
    public Faults<O> times(int count, Fault fault) {
      add(new Entry<>(operation, fault, requirePositive(count), 1));
      return FaultPlan.this;
    }

    @Override
    public Faults<O> always(Fault fault) {
      add(new Entry<>(operation, fault, ALWAYS, 1));
      return FaultPlan.this;
    }

    @Override
    public Faults<O> onCall(int number, Fault fault) {
      add(new Entry<>(operation, fault, 1, requirePositive(number)));
      return FaultPlan.this;
    }

    private static int requirePositive(int number) {
      if (number < 1) {
        throw new IllegalArgumentException("calls are counted from 1, not " + number);
      }
      return number;
    }
  }

  private static final class Entry<O> {
    final @Nullable O operation;
    final Fault fault;
    final int from;
    int left;
    int seen;

    Entry(@Nullable O operation, Fault fault, int left, int from) {
      this.operation = operation;
      this.fault = fault;
      this.left = left;
      this.from = from;
    }
  }
}
