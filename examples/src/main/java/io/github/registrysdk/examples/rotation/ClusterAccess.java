package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.humanitec.UpdateRegistry;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryType;
import java.util.Optional;

/** What Humanitec gives the clusters. */
final class ClusterAccess {
  private final RegistryService registries;
  private final RotationPlan plan;

  ClusterAccess(RegistryService registries, RotationPlan plan) {
    this.registries = registries;
    this.plan = plan;
  }

  /**
   * The secret that Humanitec holds now; empty if it has no such registry, or no account for it.
   *
   * @throws NotOursException if it has a registry of that id which is another one
   */
  Optional<Secret> held() {
    return find().isPresent() ? creds() : Optional.empty();
  }

  private Optional<Secret> creds() {
    try {
      return Optional.ofNullable(registries.creds(plan.name()).password());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /** Returns in a few words what was done. If the answer is lost, {@link #verify} finds out. */
  String give(Secret secret) {
    try {
      Optional<Registry> there = find();
      if (there.isPresent()) {
        update(there.get(), secret);
        return "updated registry " + plan.name();
      }
      registries.create(
          CreateRegistry.builder(plan.name(), plan.domain())
              .basic(RotationPlan.USERNAME, secret)
              .build());
      return "created registry " + plan.name();
    } catch (OutcomeUnknownException e) {
      return "sent, but no answer came: verified next";
    }
  }

  private void update(Registry there, Secret secret) {
    registries.update(
        plan.name(),
        UpdateRegistry.builder().from(there).account(RotationPlan.USERNAME, secret).build());
  }

  /**
   * Asks Humanitec for what it gives the clusters. Where that is something else, it is sent once
   * more: its answer had been lost, or somebody was at work at the same time.
   *
   * @throws IllegalStateException if it is something else still
   * @throws NotOursException if the registry has become another one
   */
  String verify(Secret secret) {
    if (!holds(secret)) {
      give(secret);
      if (!holds(secret)) {
        throw new IllegalStateException("Humanitec gives the clusters something else");
      }
    }
    return "creds give sha256:" + Fingerprint.of(secret);
  }

  private boolean holds(Secret secret) {
    return creds().filter(secret::equals).isPresent();
  }

  /** Somebody else's registry of the same id must keep its account: there may be no other copy. */
  private Optional<Registry> find() {
    Registry there;
    try {
      there = registries.get(plan.name());
    } catch (NotFoundException e) {
      return Optional.empty();
    }
    if (!RegistryType.BASIC.equals(there.type()) || !plan.isDomain(there.registry())) {
      throw new NotOursException(
          "Humanitec has a registry %s of type %s for %s, which is not this job's: choose another name, or remove it"
              .formatted(there.id(), there.type().value(), there.registry()));
    }
    return Optional.of(there);
  }
}
