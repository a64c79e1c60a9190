package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import java.time.Instant;
import java.util.Optional;

/** What GitHub gives Dependabot: sealed by the SDK, and shown by GitHub to nobody ever after. */
final class DependabotAccess {
  private static final int SENDINGS = 3;

  private final PrivateRegistryService registries;
  private final RotationPlan plan;
  private final SealedWitness witness;

  DependabotAccess(PrivateRegistryService registries, RotationPlan plan, SealedWitness witness) {
    this.registries = registries;
    this.plan = plan;
    this.witness = witness;
  }

  /**
   * What was sent.
   *
   * @param before when the registry had last been changed; long ago if it was not there
   * @param outcome in a few words
   */
  record Delivery(Instant before, String outcome) {}

  /** If the answer is lost, {@link #verify} finds out. */
  Delivery give(Secret secret) {
    Optional<PrivateRegistry> there = find();
    Instant before = there.map(PrivateRegistry::updatedAt).orElse(Instant.MIN);
    try {
      if (there.isPresent()) {
        String name = there.get().name();
        registries.update(name, UpdatePrivateRegistry.builder().secret(secret).build());
        return new Delivery(before, "updated " + name);
      }
      return new Delivery(before, "created " + create(secret).name());
    } catch (OutcomeUnknownException e) {
      return new Delivery(before, "sent, but no answer came: verified next");
    }
  }

  private PrivateRegistry create(Secret secret) {
    return registries.create(
        CreatePrivateRegistry.withPassword(
                PrivateRegistryType.HELM_REGISTRY,
                plan.url(),
                RotationPlan.USERNAME,
                secret,
                RepositoryAccess.privateRepositories())
            .build());
  }

  /**
   * Sees by the time of the last change whether the secret arrived. That time has whole seconds: a
   * second change within one can't be told from a lost one. Where it did not move on, the secret is
   * sent again, which does no harm and, as the client keeps its writes a second apart, tells.
   *
   * @throws IllegalStateException if it does not move on, or the witness sees another secret
   */
  String verify(Secret secret, Delivery delivery) {
    for (int left = SENDINGS - 1; left >= 0; left--) {
      Optional<PrivateRegistry> there = find();
      if (there.isPresent() && there.get().updatedAt().isAfter(delivery.before())) {
        return "changed at " + there.get().updatedAt() + proof(there.get().name(), secret);
      }
      if (left > 0) {
        give(secret);
      }
    }
    throw new IllegalStateException("GitHub does not tell of a change");
  }

  private String proof(String name, Secret secret) {
    Optional<String> seen = witness.fingerprint(name);
    if (seen.isEmpty()) {
      return ", sealed";
    }
    if (!seen.get().equals(Fingerprint.of(secret).hex())) {
      throw new IllegalStateException("GitHub opened something else than was sealed for it");
    }
    return ", opens to sha256:" + seen.get();
  }

  /** GitHub makes up the names of private registries; type and address tell which is ours. */
  Optional<PrivateRegistry> find() {
    return registries.list().stream()
        .filter(item -> PrivateRegistryType.HELM_REGISTRY.equals(item.registryType()))
        .filter(item -> plan.url().equals(item.url()))
        .findFirst();
  }
}
