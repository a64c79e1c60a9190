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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
   * What GitHub said yes to.
   *
   * @param name of the private registry
   * @param before when it had last been changed; long ago if it was not there
   * @param outcome in a few words
   */
  record Delivery(String name, Instant before, String outcome) {}

  /**
   * Sends the secret until GitHub says that it has it. That the registry changed afterwards would
   * be no proof: somebody else may have changed it.
   *
   * @throws OutcomeUnknownException if no answer comes to several sendings
   * @throws IllegalStateException if there are several private registries for this address
   */
  Delivery give(Secret secret) {
    return untilAnswered(() -> send(secret));
  }

  private static <T> T untilAnswered(Supplier<T> sending) {
    for (int left = SENDINGS - 1; left > 0; left--) {
      try {
        return sending.get();
      } catch (OutcomeUnknownException e) {
        // Once more: it does no harm, and what a lost create has made is found and updated.
      }
    }
    return sending.get();
  }

  private Delivery send(Secret secret) {
    Optional<PrivateRegistry> there = find();
    if (there.isEmpty()) {
      String name = create(secret).name();
      return new Delivery(name, Instant.MIN, "created " + name);
    }
    return update(secret, there.get().name(), there.get().updatedAt());
  }

  /** The user name goes with it: whoever made the registry may have chosen another one. */
  private Delivery update(Secret secret, String name, Instant before) {
    registries.update(
        name,
        UpdatePrivateRegistry.builder().username(RotationPlan.USERNAME).secret(secret).build());
    return new Delivery(name, before, "updated " + name);
  }

  private PrivateRegistry create(Secret secret) {
    return registries.create(
        CreatePrivateRegistry.builder(
                PrivateRegistryType.DOCKER_REGISTRY,
                plan.url(),
                RepositoryAccess.privateRepositories())
            .usernamePassword(RotationPlan.USERNAME, secret)
            .build());
  }

  /**
   * Sees by the time of the last change that GitHub did what it said yes to. That time has whole
   * seconds: a second change within one can't be told from none. Where it did not move on, the
   * secret is sent again to the same registry, never to a new one; as the client keeps its writes a
   * second apart, that tells.
   *
   * @throws IllegalStateException if it does not move on, if the registry is not, or not alone, in
   *     GitHub's list, or if the witness sees another secret
   */
  String verify(Secret secret, Delivery delivery) {
    String name = delivery.name();
    for (int left = SENDINGS - 1; left >= 0; left--) {
      PrivateRegistry there = registries.get(name);
      if (there.updatedAt().isAfter(delivery.before())) {
        checkListed(name);
        return "changed at " + there.updatedAt() + proof(name, secret);
      }
      if (left > 0) {
        untilAnswered(() -> update(secret, name, delivery.before()));
      }
    }
    throw new IllegalStateException("GitHub does not tell of a change");
  }

  /** What a further run could not find, it would make a second time. */
  private void checkListed(String name) {
    if (find().filter(listed -> listed.name().equals(name)).isEmpty()) {
      throw new IllegalStateException(
          "GitHub does not list "
              + name
              + " for "
              + plan.url()
              + ": see to that before the next run");
    }
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

  /**
   * The private registry for the plan's address.
   *
   * @throws IllegalStateException if there are several: those that are not given the new secret
   *     would be left with one that is about to be deleted
   */
  Optional<PrivateRegistry> find() {
    List<PrivateRegistry> there = all();
    if (there.size() > 1) {
      throw new IllegalStateException(
          "GitHub has %s for %s: remove all but one"
              .formatted(
                  String.join(" and ", there.stream().map(PrivateRegistry::name).toList()),
                  plan.url()));
    }
    return there.stream().findFirst();
  }

  /** GitHub makes up the names of private registries; type and address tell which are ours. */
  List<PrivateRegistry> all() {
    return registries.list().stream()
        .filter(item -> PrivateRegistryType.DOCKER_REGISTRY.equals(item.registryType()))
        .filter(item -> plan.isUrl(address(item)))
        .toList();
  }

  /** Servers that do not tell it in the list may tell it one by one. */
  private String address(PrivateRegistry item) {
    String listed = item.url();
    String url = listed != null ? listed : registries.get(item.name()).url();
    return url != null ? url : "";
  }
}
