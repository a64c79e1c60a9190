package io.github.registrysdk.testing.internal;

import io.github.registrysdk.testing.FakeOperation;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The hosts of one provider over one state.
 *
 * @param <O> the provider's operations
 * @param <S> what the provider keeps
 */
public abstract class Backend<O extends FakeOperation, S extends ProviderState<?, ?>>
    implements AutoCloseable {

  /** What the provider keeps. Use it through {@link #locked} only. */
  protected final S state;

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final FaultPlan<O> faults;
  private final CallJournal journal = new CallJournal();
  private final List<FakeServer<O>> servers = new ArrayList<>();

  /**
   * A backend without a host.
   *
   * @param clock the clock of the state
   * @param state an empty state
   * @param rateLimits the names of the provider's rate limits
   */
  protected Backend(InstantSource clock, S state, Set<String> rateLimits) {
    this.clock = clock;
    this.state = state;
    this.faults = new FaultPlan<>(rateLimits);
  }

  /** Starts a host. */
  protected final FakeServer<O> listen(ProviderRules<O> rules, List<Route<O>> routes) {
    FakeServer<O> server = new FakeServer<>(lock, faults, journal, rules, routes).start();
    servers.add(server);
    return server;
  }

  /** The URL of the API, ending in a slash. */
  public abstract URI baseUrl();

  /** The clock that the fake was given. */
  public final InstantSource clock() {
    return clock;
  }

  /** The faults of all hosts. */
  public final FaultPlan<O> faults() {
    return faults;
  }

  /** What all hosts received. */
  public final CallJournal journal() {
    return journal;
  }

  /** Adds an empty organization. */
  public final void addOrganization(String name) {
    locked(() -> state.addOrganization(name));
  }

  /** Makes an access token unknown. */
  public final void revoke(String token) {
    locked(() -> state.revoke(token));
  }

  /** Makes an access token expire. */
  public final void expire(String token, Instant at) {
    locked(() -> state.expire(token, at));
  }

  /** Works on the state alone. */
  protected final <R> R locked(Supplier<R> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Works on the state alone. */
  protected final void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final void close() {
    servers.forEach(FakeServer::close);
  }
}
