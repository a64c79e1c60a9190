package io.github.registrysdk.rotation;

import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.humanitec.UpdateRegistry;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryType;
import java.util.Optional;

/** A registry at Humanitec. */
record HumanitecHolder(RegistryService registries, String id, String domain)
    implements TokenHolder {
  @Override
  public void check(boolean firstRun) {
    if (find().isEmpty()) {
      CreateRegistry.builder(id, domain); // checks both before a token is created
    }
  }

  @Override
  public void give(Secret secret) {
    try {
      send(secret);
    } catch (OutcomeUnknownException e) {
      if (!holds(secret)) {
        send(secret);
      }
    }
  }

  private void send(Secret secret) {
    Optional<Registry> found = find();
    if (found.isPresent()) {
      registries.update(
          id,
          UpdateRegistry.builder()
              .from(found.get())
              .account(GitHubHolder.USERNAME, secret)
              .build());
    } else {
      registries.create(
          CreateRegistry.builder(id, domain).basic(GitHubHolder.USERNAME, secret).build());
    }
  }

  @Override
  public void verify(Secret secret) {
    if (!holds(secret)) {
      throw new IllegalStateException("Humanitec returns other credentials for " + id);
    }
  }

  private boolean holds(Secret secret) {
    return held().filter(secret::equals).isPresent();
  }

  @Override
  public Optional<Secret> held() {
    try {
      return Optional.ofNullable(registries.creds(id).password());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /** Another registry of the same ID keeps its account: there may be no other copy of it. */
  private Optional<Registry> find() {
    Registry found;
    try {
      found = registries.get(id);
    } catch (NotFoundException e) {
      return Optional.empty();
    }
    if (!RegistryType.BASIC.equals(found.type())
        || !GitHubHolder.normalized(domain).equals(GitHubHolder.normalized(found.registry()))) {
      throw new IllegalStateException(
          "Humanitec has a registry %s of type %s for %s: choose another ID, or delete it"
              .formatted(id, found.type().value(), found.registry()));
    }
    return Optional.of(found);
  }

  @Override
  public String toString() {
    return "Humanitec registry " + id;
  }
}
