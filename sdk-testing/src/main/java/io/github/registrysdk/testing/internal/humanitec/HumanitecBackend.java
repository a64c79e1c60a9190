package io.github.registrysdk.testing.internal.humanitec;

import io.github.registrysdk.testing.FakeHumanitecOrganization;
import io.github.registrysdk.testing.HumanitecErrorShape;
import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testing.internal.CallJournal;
import io.github.registrysdk.testing.internal.FakeServer;
import io.github.registrysdk.testing.internal.FaultPlan;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The API's host over its state. */
public final class HumanitecBackend implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final FaultPlan<HumanitecOperation> faults = new FaultPlan<>(Set.of(HumanitecRules.API));
  private final CallJournal journal = new CallJournal();
  private final HumanitecState state;
  private final FakeServer<HumanitecOperation> api;

  /** Starts the host. */
  public HumanitecBackend(Settings settings) {
    this.state = new HumanitecState(settings.clock(), new HumanitecErrors(settings.errorShape()));
    var routes = new RegistryRoutes(state, new CredsIssuer(settings.credsLifetime()));
    this.api =
        new FakeServer<>(lock, faults, journal, new HumanitecRules(state), routes.routes()).start();
  }

  /** The API's address. */
  public URI baseUrl() {
    return api.baseUrl();
  }

  /** The faults of the host. */
  public FaultPlan<HumanitecOperation> faults() {
    return faults;
  }

  /** What the host received. */
  public CallJournal journal() {
    return journal;
  }

  /** Adds an organization with the built-in registry. */
  public void addOrganization(String id) {
    locked(
        () -> {
          state.addOrganization(id);
          return id;
        });
  }

  /** Adds or replaces an access token. */
  public void addAccessToken(String token, boolean canWrite) {
    locked(
        () -> {
          state.addAccessToken(token, canWrite);
          return token;
        });
  }

  /** Makes an access token unknown. */
  public void revoke(String token) {
    locked(
        () -> {
          state.revoke(token);
          return token;
        });
  }

  /** Makes an access token end. */
  public void expire(String token, Instant at) {
    locked(
        () -> {
          state.expire(token, at);
          return token;
        });
  }

  /** Adds a registry without credentials. */
  public void addRegistry(String organization, String id, String name, String type) {
    locked(
        () -> {
          var owner = find(organization);
          if (!RegistryState.ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id: \"" + id + "\"");
          }
          if (owner.hasId(id) || owner.hasName(name)) {
            throw new IllegalArgumentException("there is a registry " + id + " or " + name);
          }
          owner.add(new RegistryState(id, name, type, state.now()));
          return id;
        });
  }

  /** Sets a registry's credentials. */
  public void putCreds(
      String organization, String id, String username, String password, @Nullable Instant expires) {
    locked(
        () -> {
          var registry = find(organization).registries.get(id);
          if (registry == null) {
            throw new NoSuchElementException("no registry \"" + id + "\" in " + organization);
          }
          registry.creds = new AccountCreds(username, password, expires);
          return id;
        });
  }

  /** A snapshot of an organization. */
  public FakeHumanitecOrganization organization(String id) {
    return locked(() -> find(id).view());
  }

  private OrganizationState find(String id) {
    OrganizationState found = state.organizations.get(id);
    if (found == null) {
      throw new NoSuchElementException(
          "no organization \"%s\", only %s".formatted(id, state.organizations.keySet()));
    }
    return found;
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    api.close();
  }

  /**
   * How the fake is set up.
   *
   * @param clock timestamps and expiry
   * @param credsLifetime how long all credentials live, or null for each type's own time
   * @param errorShape the shape of refusals
   */
  public record Settings(
      InstantSource clock, @Nullable Duration credsLifetime, HumanitecErrorShape errorShape) {}
}
