package io.github.registrysdk.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.RegistryTokenService;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecRegistry;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.FakeRegistryToken;
import io.github.registrysdk.testing.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** The fakes, rotations with all kinds of holders, and what must be true at all times. */
final class Stage implements AutoCloseable {
  static final String REGISTRY = "acme-images";
  static final String NAME = "GitHub and Humanitec";
  static final String HOST = "packages.buildkite.com";
  static final String DOMAIN = HOST + "/acme/" + REGISTRY;
  static final String URL = "https://" + HOST;
  static final Duration LEASE = Duration.ofMinutes(20);
  static final Duration GRACE = Duration.ofHours(24);

  /** Shared, because a new one reads the certificates of the system. */
  static final OkHttpClient HTTP = new OkHttpClient();

  final ManualClock clock = ManualClock.create();
  final FakeBuildkite buildkite = FakeBuildkite.builder().clock(clock).start();
  final FakeGitHub github = FakeGitHub.builder().clock(Stage::inAnotherSecond).start();
  final FakeHumanitec humanitec = FakeHumanitec.builder().clock(clock).start();
  final Path folder = temporaryFolder();
  final Path config = folder.resolve("config.json");
  final Path file = folder.resolve("token");

  private static final AtomicReference<Instant> SECONDS =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

  Stage() {
    buildkite.addRegistry("acme", REGISTRY, "oci");
  }

  /** Two changes never happen in one second, so that no test waits for the next one. */
  private static Instant inAnotherSecond() {
    return SECONDS.updateAndGet(before -> before.plusSeconds(1));
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("rotation");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The services of all providers. */
  record Services(
      RegistryTokenService tokens, PrivateRegistryService github, RegistryService humanitec) {}

  RotationPlan run() {
    return with(HTTP, TokenRotation::run);
  }

  RotationPlan resume() {
    return with(HTTP, TokenRotation::resume);
  }

  RotationPlan plan() {
    return with(HTTP, TokenRotation::plan);
  }

  /** As in a process of its own: with new clients. */
  RotationPlan with(OkHttpClient http, Function<TokenRotation, RotationPlan> call) {
    AtomicReference<RotationPlan> plan = new AtomicReference<>();
    connected(http, services -> plan.set(call.apply(rotation(services).build())));
    return plan.get();
  }

  /** A run with another option or holder. */
  RotationPlan run(UnaryOperator<TokenRotation.Builder> change) {
    AtomicReference<RotationPlan> plan = new AtomicReference<>();
    connected(services -> plan.set(change.apply(rotation(services)).build().run()));
    return plan.get();
  }

  void connected(Consumer<Services> work) {
    connected(HTTP, work);
  }

  private void connected(OkHttpClient http, Consumer<Services> work) {
    try (var b =
            TestSeams.sleeper(buildkite.configure(BuildkiteClient.builder()), d -> {})
                .httpClient(http)
                .build();
        var g =
            TestSeams.sleeper(github.configure(GitHubClient.builder()), d -> {})
                .minWriteInterval(Duration.ZERO)
                .httpClient(http)
                .build();
        var h =
            TestSeams.sleeper(humanitec.configure(HumanitecClient.builder()), d -> {})
                .httpClient(http)
                .build()) {
      work.accept(
          new Services(
              b.organization("acme").registry(REGISTRY).tokens(),
              g.organization("acme").privateRegistries(),
              h.organization("acme").registries()));
    }
  }

  TokenRotation.Builder rotation(Services services) {
    return TokenRotation.of(services.tokens(), NAME)
        .to(TokenHolder.humanitec(services.humanitec(), REGISTRY, DOMAIN))
        .to(
            TokenHolder.gitHub(
                services.github(),
                PrivateRegistryType.DOCKER_REGISTRY,
                URL,
                RepositoryAccess.privateRepositories()))
        .to(TokenHolder.dockerConfig(config, HOST))
        .to(TokenHolder.file(file))
        .gracePeriod(GRACE)
        .lease(LEASE)
        .clock(clock);
  }

  /** Gives the holder something to do in the middle of a run. */
  static TokenHolder whenGiven(Runnable deed) {
    return new TokenHolder() {
      @Override
      public void give(Secret secret) {
        deed.run();
      }

      @Override
      public void verify(Secret secret) {}

      @Override
      public String toString() {
        return "a holder of mine";
      }
    };
  }

  int faultsLeft() {
    return buildkite.faults().remaining()
        + github.faults().remaining()
        + humanitec.faults().remaining();
  }

  void clearFaults() {
    buildkite.faults().clear();
    github.faults().clear();
    humanitec.faults().clear();
  }

  List<FakeRegistryToken> tokens() {
    return buildkite.organization("acme").registry(REGISTRY).tokens();
  }

  Optional<String> heldByHumanitec() {
    return humanitec.organization("acme").registries().stream()
        .filter(registry -> registry.id().equals(REGISTRY))
        .map(FakeHumanitecRegistry::password)
        .filter(Objects::nonNull)
        .findFirst();
  }

  Optional<String> heldByGitHub() {
    return github.organization("acme").registries().stream()
        .map(FakePrivateRegistry::secret)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private Optional<String> read(TokenHolder holder) {
    return holder.held().map(Secret::reveal);
  }

  /** What the holders have; one that was given nothing yet is left out. */
  List<String> held() {
    return Stream.of(
            heldByHumanitec(),
            heldByGitHub(),
            read(TokenHolder.dockerConfig(config, HOST)),
            read(TokenHolder.file(file)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Everything that a holder has can read the registry. */
  void assertNobodyIsLockedOut() {
    List<String> valid = tokens().stream().map(FakeRegistryToken::tokenSecret).toList();
    assertThat(valid.containsAll(held())).as("all holders have a valid token").isTrue();
  }

  /** All holders have the newest active token, and GitHub and Humanitec one registry each. */
  void assertGiven() {
    RotationPlan plan = plan();
    assertThat(plan.unfinished()).isNull();
    String current = plan.current().orElseThrow().id();
    String secret =
        tokens().stream()
            .filter(token -> token.id().equals(current))
            .findFirst()
            .orElseThrow()
            .tokenSecret();
    assertThat(held().stream().filter(secret::equals)).hasSize(4);
    assertThat(github.organization("acme").registries()).hasSize(1);
    assertThat(humanitec.organization("acme").registries())
        .filteredOn(registry -> !registry.id().equals("humanitec"))
        .hasSize(1);
  }

  /** After the grace periods of a run and of what was unfinished before: one token, held by all. */
  void assertConverges() {
    for (int i = 0; i < 3 && tokens().size() > 1; i++) {
      clock.advance(GRACE);
      resume();
      assertNobodyIsLockedOut();
    }
    assertThat(tokens()).hasSize(1);
    assertGiven();
  }

  @Override
  public void close() {
    try (buildkite;
        github;
        humanitec) {
      for (Path left : List.of(config, file)) {
        Files.deleteIfExists(left);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
