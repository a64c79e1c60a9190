package io.github.registrysdk.examples.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.testing.FakeHumanitecRegistry;
import io.github.registrysdk.testing.FakePackageRegistry;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.FakeRegistryToken;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;

/** The three fakes, runs of the job against them, and what must hold there at all times. */
final class Stage implements AutoCloseable {
  static final String NAME = "acme-images";
  static final String PURPOSE = NAME + " for GitHub acme, Humanitec acme";
  static final StepListener SILENT = new StepListener() {};

  private final FakeProviders fakes = new FakeProviders();

  FakeProviders fakes() {
    return fakes;
  }

  /** Does something in the middle of a run. */
  static StepListener after(Phase phase, Step step, Runnable deed) {
    return new StepListener() {
      @Override
      public void after(Phase now, Step done, String outcome) {
        if (now == phase && done == step) {
          deed.run();
        }
      }
    };
  }

  /** As a process of its own would: new clients, nothing remembered. */
  void run(StepListener listener) {
    run(listener, new OkHttpClient());
  }

  /**
   * @param listener is told of the steps
   * @param http what the clients send with
   */
  void run(StepListener listener, OkHttpClient http) {
    try (ProviderClients clients = connect(http)) {
      job(clients, listener, fakes.witness()).run();
    }
  }

  /** As it runs live, where nobody sees what GitHub holds. */
  void runWithoutWitness(StepListener listener) {
    try (ProviderClients clients = connect(new OkHttpClient())) {
      job(clients, listener, SealedWitness.NONE).run();
    }
  }

  List<Inventory.Item> inventory() {
    try (ProviderClients clients = connect(new OkHttpClient())) {
      return job(clients, SILENT, fakes.witness()).inventory().items();
    }
  }

  int faultsLeft() {
    return fakes.buildkite().faults().remaining()
        + fakes.github().faults().remaining()
        + fakes.humanitec().faults().remaining();
  }

  void clearFaults() {
    fakes.buildkite().faults().clear();
    fakes.github().faults().clear();
    fakes.humanitec().faults().clear();
  }

  private static RotationJob job(
      ProviderClients clients, StepListener listener, SealedWitness witness) {
    RotationPlan plan = RotationPlan.sample("acme", NAME, List.of());
    return new RotationJob(clients.providers(), plan, witness, listener);
  }

  /** Without the waits between attempts. */
  private ProviderClients connect(OkHttpClient http) {
    return new ProviderClients(
        TestSeams.sleeper(BuildkiteClient.builder(), duration -> {})
            .baseUrl(fakes.buildkite().baseUrl().toString())
            .token(Secret.of(fakes.buildkite().token()))
            .httpClient(http)
            .build(),
        TestSeams.sleeper(GitHubClient.builder(), duration -> {})
            .baseUrl(fakes.github().baseUrl().toString())
            .token(Secret.of(fakes.github().token()))
            .minWriteInterval(Duration.ZERO)
            .httpClient(http)
            .build(),
        TestSeams.sleeper(HumanitecClient.builder(), duration -> {})
            .baseUrl(fakes.humanitec().baseUrl().toString())
            .token(Secret.of(fakes.humanitec().token()))
            .httpClient(http)
            .build(),
        new ImageHost(fakes.buildkite().packagesUrl(), Secret.of(fakes.buildkite().token())),
        new OrganizationNames("acme", "acme", "acme"));
  }

  List<FakeRegistryToken> tokens() {
    return registries().stream().flatMap(registry -> registry.tokens().stream()).toList();
  }

  private List<FakePackageRegistry> registries() {
    return fakes.buildkite().organization("acme").registries();
  }

  Optional<String> heldByHumanitec() {
    return fakes.humanitec().organization("acme").registries().stream()
        .filter(registry -> registry.id().equals(NAME))
        .map(FakeHumanitecRegistry::password)
        .filter(Objects::nonNull)
        .findFirst();
  }

  Optional<String> heldByGitHub() {
    return fakes.github().organization("acme").registries().stream()
        .map(FakePrivateRegistry::secret)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** At any moment: what somebody holds opens the registry. */
  void assertNobodyIsLockedOut() {
    Set<String> working =
        tokens().stream().map(FakeRegistryToken::tokenSecret).collect(Collectors.toSet());
    heldByHumanitec().ifPresent(secret -> assertThat(working.contains(secret)).isTrue());
    heldByGitHub().ifPresent(secret -> assertThat(working.contains(secret)).isTrue());
  }

  /** At the end of a run: one of everything, and both hold the one token that there is. */
  void assertFinished() {
    assertThat(registries()).singleElement().satisfies(this::isComplete);
    assertThat(fakes.github().organization("acme").registries()).hasSize(1);
    assertThat(fakes.humanitec().organization("acme").registries())
        .filteredOn(registry -> !registry.id().equals("humanitec"))
        .hasSize(1);
    assertThat(tokens())
        .singleElement()
        .satisfies(
            token -> {
              Fingerprint fingerprint = Fingerprint.of(Secret.of(token.tokenSecret()));
              assertThat(token.description()).isEqualTo(PURPOSE + ": active sha256:" + fingerprint);
              assertThat(heldByHumanitec()).contains(token.tokenSecret());
              assertThat(heldByGitHub()).contains(token.tokenSecret());
            });
  }

  private void isComplete(FakePackageRegistry registry) {
    assertThat(registry.slug()).isEqualTo(NAME);
    assertThat(registry.packages())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.name()).isEqualTo(NAME);
              assertThat(item.version()).isEqualTo("1.0.0");
            });
  }

  @Override
  public void close() {
    fakes.close();
  }
}
