package io.github.registrysdk.core.toolkit;

import io.github.registrysdk.core.AmbiguousRegistryException;
import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.ReplacementRequiredException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.core.ValidationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes registries as their requests describe them. A request is compared with what is read, at
 * most one create and one update are sent for it, and an unknown outcome is resolved by reading.
 *
 * @param <D> describes a registry
 * @param <T> a registry
 */
public final class Ensure<D, T> {
  private static final int MOST_READS = 2;

  /** A write that was sent but got no response can still arrive. */
  private static final Duration BETWEEN_READS = Duration.ofSeconds(2);

  private final RegistryStore<D, T> store;
  private final Function<Supplier<Plan<T>>, Plan<T>> asOneCall;
  private final Consumer<Duration> pause;

  /**
   * For the registries of a provider.
   *
   * @param asOneCall runs a method with the time of one call
   * @param pause waits on the calling thread
   */
  public Ensure(
      RegistryStore<D, T> store,
      Function<Supplier<Plan<T>>, Plan<T>> asOneCall,
      Consumer<Duration> pause) {
    this.store = store;
    this.asOneCall = asOneCall;
    this.pause = pause;
  }

  public Plan<T> plan(D desired, SecretPolicy policy) {
    Objects.requireNonNull(desired, "request");
    Objects.requireNonNull(policy, "policy");
    return asOneCall.apply(() -> read(desired, policy));
  }

  public Plan<T> ensure(D desired, SecretPolicy policy) {
    Objects.requireNonNull(desired, "request");
    Objects.requireNonNull(policy, "policy");
    return asOneCall.apply(() -> apply(desired, read(desired, policy), policy));
  }

  /** The list, which several pages can have, is read once for all requests. */
  public List<Plan<T>> planAll(Collection<D> requests, SecretPolicy policy) {
    Objects.requireNonNull(policy, "policy");
    List<D> all = List.copyOf(requests);
    Set<Object> keys = new HashSet<>();
    for (D desired : all) {
      if (!keys.add(store.keyOf(desired))) {
        throw new IllegalArgumentException(
            "two requests are for the same registry: " + store.titleOf(desired));
      }
    }
    Map<Object, List<T>> found = byKey(all.isEmpty() ? List.of() : store.all());
    return all.stream().map(desired -> compare(desired, found, policy)).toList();
  }

  private Map<Object, List<T>> byKey(Iterable<T> registries) {
    Map<Object, List<T>> found = new HashMap<>();
    for (T registry : registries) {
      found.computeIfAbsent(store.key(registry), unused -> new ArrayList<>()).add(registry);
    }
    return found;
  }

  /** Nothing is sent if one of the registries can't be made as requested. */
  public List<Plan<T>> ensureAll(Collection<D> requests, SecretPolicy policy) {
    List<D> all = List.copyOf(requests);
    List<Plan<T>> plans = planAll(all, policy);
    plans.forEach(Ensure::refuseReplacement);
    List<Plan<T>> done = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      D desired = all.get(i);
      Plan<T> plan = plans.get(i);
      done.add(asOneCall.apply(() -> apply(desired, plan, policy)));
    }
    return List.copyOf(done);
  }

  private Plan<T> read(D desired, SecretPolicy policy) {
    return compare(desired, byKey(store.find(desired)), policy);
  }

  private Plan<T> compare(D desired, Map<Object, List<T>> found, SecretPolicy policy) {
    List<T> same = found.getOrDefault(store.keyOf(desired), List.of());
    Object uncertainKey = store.uncertainKeyOf(desired);
    List<T> uncertain =
        uncertainKey == null ? List.of() : found.getOrDefault(uncertainKey, List.of());
    if (same.size() > 1 || (same.isEmpty() && !uncertain.isEmpty())) {
      throw new AmbiguousRegistryException(
          store.titleOf(desired),
          (same.isEmpty() ? uncertain : same).stream().map(store::name).toList());
    }
    T current = same.isEmpty() ? null : same.get(0);
    return new Plan<>(
        store.titleOf(desired), store.changes(desired, current, policy), current, null);
  }

  private Plan<T> apply(D desired, Plan<T> plan, SecretPolicy policy) {
    T current = plan.current();
    if (current == null) {
      return create(desired, plan, policy);
    }
    refuseReplacement(plan);
    return plan.action() == Plan.Action.UNCHANGED
        ? plan.withResult(current)
        : update(desired, plan, current);
  }

  private static void refuseReplacement(Plan<?> plan) {
    if (plan.action() == Plan.Action.REPLACE) {
      throw new ReplacementRequiredException(
          plan.registry(),
          plan.changes().stream()
              .filter(change -> change.kind() == FieldChange.Kind.FIXED)
              .map(FieldChange::field)
              .toList());
    }
  }

  private Plan<T> create(D desired, Plan<T> plan, SecretPolicy policy) {
    try {
      return plan.withResult(store.create(desired));
    } catch (SdkException e) {
      boolean open = isOpen(e);
      if (!open && !mayBeTaken(e)) {
        throw e;
      }
      // A registry that can't be changed is not the one that was requested, and so does not tell
      // whether the request was done.
      Plan<T> now =
          readAfter(
              e,
              desired,
              policy,
              open ? MOST_READS : 1,
              read -> read.current() != null && !(open && read.action() == Plan.Action.REPLACE));
      T current = Objects.requireNonNull(now.current());
      // What is as requested after an unknown outcome was most likely created by that request.
      return open && now.action() == Plan.Action.UNCHANGED
          ? plan.withResult(current)
          : applyAfter(e, desired, now, policy);
    }
  }

  /** What may have been created must not be forgotten because the update after it was refused. */
  private Plan<T> applyAfter(SdkException create, D desired, Plan<T> now, SecretPolicy policy) {
    try {
      return apply(desired, now, policy);
    } catch (SdkException e) {
      if (e.isSafeToRetry() && !create.isSafeToRetry()) {
        create.addSuppressed(e);
        throw create;
      }
      throw e;
    }
  }

  private Plan<T> update(D desired, Plan<T> plan, T current) {
    try {
      return plan.withResult(store.update(desired, current, plan.changes()));
    } catch (SdkException e) {
      boolean secret =
          plan.changes().stream().anyMatch(change -> change.kind() == FieldChange.Kind.SECRET);
      // Whether a secret has arrived can't be read, except from a success.
      if (!isOpen(e) || (secret && e.effect() != Effect.DONE)) {
        throw e;
      }
      Plan<T> now =
          readAfter(
              e,
              desired,
              SecretPolicy.onlyWhenCreated(),
              MOST_READS,
              read -> read.action() == Plan.Action.UNCHANGED);
      return plan.withResult(Objects.requireNonNull(now.current()));
    }
  }

  /** Reads until it is clear what a write did, or throws the exception of the write. */
  private Plan<T> readAfter(
      SdkException write, D desired, SecretPolicy policy, int most, Predicate<Plan<T>> isClear) {
    for (int reads = 1; ; reads++) {
      Plan<T> now;
      try {
        now = read(desired, policy);
      } catch (SdkException e) {
        write.addSuppressed(e);
        throw write;
      } catch (AmbiguousRegistryException e) {
        e.addSuppressed(write);
        throw e;
      }
      if (isClear.test(now)) {
        return now;
      }
      if (reads == most) {
        throw write;
      }
      pause.accept(BETWEEN_READS);
    }
  }

  /** Whether the write may have been done, and this thread may go on. */
  private static boolean isOpen(SdkException e) {
    return e.effect() != Effect.NONE
        && !(e instanceof CallInterruptedException || e instanceof CallCancelledException);
  }

  /** Another process may have created the registry since it was looked for. */
  private static boolean mayBeTaken(SdkException e) {
    return e instanceof ConflictException || e instanceof ValidationException;
  }
}
