package io.github.registrysdk.testing.internal.humanitec;

import io.github.registrysdk.testing.FakeHumanitecOrganization;
import io.github.registrysdk.testing.HumanitecErrorShape;
import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testing.internal.Backend;
import io.github.registrysdk.testing.internal.FakeServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The host of the API over its state. */
public final class HumanitecBackend extends Backend<HumanitecOperation, HumanitecState> {

  private final FakeServer<HumanitecOperation> api;

  /** Starts the host. */
  public HumanitecBackend(Settings settings) {
    super(
        settings.clock(),
        new HumanitecState(settings.clock(), new HumanitecErrors(settings.errorShape())),
        Set.of(HumanitecRules.API));
    var routes = new RegistryRoutes(state, new CredsIssuer(settings.credsLifetime()));
    this.api = listen(new HumanitecRules(state), routes.routes());
  }

  @Override
  public URI baseUrl() {
    return api.baseUrl();
  }

  /** Adds or replaces an access token. */
  public void addAccessToken(String token, boolean canWrite) {
    locked(() -> state.putAccessToken(token, new AccessToken(canWrite)));
  }

  /** Adds a registry without credentials. */
  public void addRegistry(String organization, String id, String name, String type) {
    locked(
        () -> {
          var owner = state.find(organization);
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
          var registry = state.find(organization).registries.get(id);
          if (registry == null) {
            throw new NoSuchElementException("no registry \"" + id + "\" in " + organization);
          }
          registry.creds = new AccountCreds(username, password, expires);
          return id;
        });
  }

  /** A snapshot of an organization. */
  public FakeHumanitecOrganization organization(String id) {
    return locked(() -> state.find(id).view());
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
