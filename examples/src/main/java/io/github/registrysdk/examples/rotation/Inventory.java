package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.model.PrivateRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What exists at the three providers. */
public final class Inventory {
  private final Providers providers;
  private final RotationPlan plan;
  private final TokenLedger ledger;
  private final ClusterAccess humanitec;
  private final DependabotAccess github;
  private final SealedWitness witness;

  Inventory(
      Providers providers,
      RotationPlan plan,
      TokenLedger ledger,
      ClusterAccess humanitec,
      DependabotAccess github,
      SealedWitness witness) {
    this.providers = providers;
    this.plan = plan;
    this.ledger = ledger;
    this.humanitec = humanitec;
    this.github = github;
    this.witness = witness;
  }

  /**
   * One thing that exists.
   *
   * @param provider where
   * @param thing what it is
   * @param state what is to be said about it
   * @param fingerprint the first hex digits of the SHA-256 of its secret; empty if it has none, or
   *     shows none
   */
  public record Item(String provider, String thing, String state, String fingerprint) {}

  /**
   * Everything that the job is about. A provider that can't be asked has a line that says so: this
   * is for the end of a run that failed, too.
   */
  public List<Item> items() {
    List<Item> items = new ArrayList<>();
    items.addAll(asked("Buildkite", this::buildkite));
    items.addAll(asked("Humanitec", this::humanitec));
    items.addAll(asked("GitHub", this::github));
    return items;
  }

  private static List<Item> asked(String provider, Supplier<List<Item>> look) {
    try {
      return look.get();
    } catch (NotFoundException e) {
      return List.of(new Item(provider, "nothing yet", "", ""));
    } catch (SdkException e) {
      return List.of(new Item(provider, "not known", Objects.toString(e.getMessage()), ""));
    }
  }

  private List<Item> buildkite() {
    List<Item> items = new ArrayList<>();
    String ecosystem = providers.buildkite().registries().get(plan.name()).ecosystem().value();
    items.add(new Item("Buildkite", "registry " + plan.name(), ecosystem, ""));
    providers.buildkite().registry(plan.name()).packages().list().stream()
        .map(item -> "package " + item.name() + " " + item.version())
        .forEach(thing -> items.add(new Item("Buildkite", thing, "published", "")));
    ledger.list().forEach(token -> items.add(item(token)));
    return items;
  }

  private static Item item(OwnToken token) {
    Fingerprint fingerprint = token.label().fingerprint();
    return new Item(
        "Buildkite",
        "token " + token.id(),
        token.label().state().name().toLowerCase(Locale.ROOT),
        fingerprint == null ? "" : fingerprint.hex());
  }

  private List<Item> humanitec() {
    String type = providers.humanitec().registries().get(plan.name()).type().value();
    Optional<Secret> held = humanitec.held();
    return List.of(
        new Item(
            "Humanitec",
            "registry " + plan.name(),
            type + (held.isEmpty() ? ", no account" : ", for the clusters"),
            held.map(Fingerprint::of).map(Fingerprint::hex).orElse("")));
  }

  private List<Item> github() {
    return github
        .find()
        .map(registry -> List.of(item(registry)))
        .orElseGet(() -> List.of(new Item("GitHub", "nothing yet", "", "")));
  }

  private Item item(PrivateRegistry registry) {
    return new Item(
        "GitHub",
        "private registry " + registry.name(),
        "sealed, changed at " + registry.updatedAt(),
        witness.fingerprint(registry.name()).orElse(""));
  }
}
