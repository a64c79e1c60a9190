package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.github.model.PrivateRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
    Set<String> ours = items.stream().map(Item::fingerprint).collect(Collectors.toSet());
    items.addAll(asked("Humanitec", () -> humanitec(ours)));
    items.addAll(asked("GitHub", this::github));
    return items;
  }

  private static List<Item> asked(String provider, Supplier<List<Item>> look) {
    try {
      return look.get();
    } catch (NotFoundException e) {
      return List.of(new Item(provider, "nothing yet", "", ""));
    } catch (NotOursException e) {
      return List.of(new Item(provider, "not this job's", Objects.toString(e.getMessage()), ""));
    } catch (RuntimeException e) { // whatever it is: it must not hide why the run failed
      return List.of(new Item(provider, "not known", Objects.toString(e.getMessage()), ""));
    }
  }

  private List<Item> buildkite() {
    List<Item> items = new ArrayList<>();
    String ecosystem =
        String.valueOf(providers.buildkite().registries().get(plan.name()).ecosystem());
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

  /** Of a password that is none of our tokens nothing is shown: somebody may have made it up. */
  private List<Item> humanitec(Set<String> ours) {
    String type = providers.humanitec().registries().get(plan.name()).type().value();
    Optional<String> held = humanitec.held().map(secret -> Fingerprint.of(secret).hex());
    Optional<String> known = held.filter(ours::contains);
    String account =
        held.isEmpty() ? "no account" : known.isEmpty() ? "another account" : "for the clusters";
    return List.of(
        new Item("Humanitec", "registry " + plan.name(), type + ", " + account, known.orElse("")));
  }

  private List<Item> github() {
    List<Item> items = github.all().stream().map(this::item).toList();
    return items.isEmpty() ? List.of(new Item("GitHub", "nothing yet", "", "")) : items;
  }

  private Item item(PrivateRegistry registry) {
    return new Item(
        "GitHub",
        "private registry " + registry.name(),
        "sealed, changed at " + registry.updatedAt(),
        witness.fingerprint(registry.name()).orElse(""));
  }
}
