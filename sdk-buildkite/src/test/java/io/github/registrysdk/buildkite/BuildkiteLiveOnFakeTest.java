package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.CassetteMode;
import io.github.registrysdk.testing.Cassettes;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakePackageRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testsupport.LiveRun;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The live tests against the fake, which are recorded, and their clean-up after failures. */
class BuildkiteLiveOnFakeTest extends BuildkiteLive {
  private static final FakeBuildkite FAKE = FakeBuildkite.start();

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(Path.of("target", "recorded"), URI.create("https://api.buildkite.com/"))
          .mode(CassetteMode.RECORD)
          .forwardTo(FAKE.baseUrl())
          .otherHost(FAKE.storageUrl().getRawAuthority())
          .build();

  @BeforeEach
  void addWhatIsNotOurs() {
    if (FAKE.organization("acme").registries().isEmpty()) {
      FAKE.addRegistry("acme", "not ours", "files");
    }
  }

  @AfterEach
  void everyRequestIsOneThatBuildkiteHas() {
    FAKE.faults().clear();
    FAKE.verify();
  }

  @AfterAll
  static void close() {
    assertThat(names()).containsExactly("not ours");
    assertThat(DRIFT.text())
        .contains("### Observations")
        .contains("a file pulled with a new registry token, at once, is 302")
        .contains("the same file again is 409")
        .contains("in the form of Buildkite's release script is accepted")
        .contains("a search for banana finds [bananabread, banana]");
    FAKE.close();
  }

  @Test
  void lostResponseLeavesNothing() {
    try (BuildkiteClient client = connect()) {
      var registries = client.organization("acme").registries();
      var run = new LiveRun(leftovers(client.organization("acme")));
      String name = run.creates(CASSETTES.uniqueName(LiveRun.PREFIX));
      FAKE.faults().on(BuildkiteOperation.CREATE_REGISTRY).once(Fault.dropAfterEffect());
      var request = CreatePackageRegistry.builder(name, Ecosystem.FILES).build();
      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> registries.create(request));
      assertThat(names()).contains(name);

      run.cleanUp();

      assertThat(names()).doesNotContain(name);
    }
  }

  @Test
  void cleanUpGoesOnAfterARefusedDelete() {
    try (BuildkiteClient client = connect()) {
      var run = new LiveRun(leftovers(client.organization("acme")));
      for (int i = 0; i < 3; i++) {
        FAKE.addRegistry("acme", run.creates(CASSETTES.uniqueName(LiveRun.PREFIX)), "files");
      }
      FAKE.faults().on(BuildkiteOperation.DELETE_REGISTRY).once(Fault.status(403));

      assertThatExceptionOfType(AssertionError.class).isThrownBy(run::cleanUp);
      assertThat(names()).hasSize(2);
      run.cleanUp();
      assertThat(names()).hasSize(1);
    }
  }

  @Test
  void registryThatTheListDoesNotNameIsDeletedToo() {
    try (BuildkiteClient client = connect()) {
      var run = new LiveRun(leftovers(client.organization("acme")));
      String slug =
          FAKE.addRegistry("acme", run.creates(CASSETTES.uniqueName(LiveRun.PREFIX)), "files");
      FAKE.faults()
          .on(BuildkiteOperation.LIST_REGISTRIES)
          .once(Fault.body("application/json", "[{\"id\": \"1\", \"slug\": \"" + slug + "\"}]"));

      run.cleanUp();

      assertThat(names()).containsExactly("not ours");
    }
  }

  @Test
  void sweeperDeletesOldLeftoversOnly() {
    FAKE.addRegistry("acme", "sdklive20261129t105959abcd", "files");
    FAKE.addRegistry("acme", "sdklive20261129t115959abcd", "files");
    try (BuildkiteClient client = connect()) {
      var leftovers = leftovers(client.organization("acme"));
      InstantSource noon = InstantSource.fixed(Instant.parse("2026-11-29T12:00:00Z"));

      assertThat(LiveRun.sweep(leftovers, noon))
          .containsExactly("sdklive20261129t105959abcd sdklive20261129t105959abcd");

      assertThat(names()).contains("not ours", "sdklive20261129t115959abcd");
      client.organization("acme").registries().delete("sdklive20261129t115959abcd");
    }
  }

  private static List<String> names() {
    return FAKE.organization("acme").registries().stream().map(FakePackageRegistry::name).toList();
  }

  @Override
  Cassettes cassettes() {
    return CASSETTES;
  }

  @Override
  String token() {
    return FAKE.token();
  }

  @Override
  String organizationSlug() {
    return "acme";
  }

  @Override
  URI packagesUrl() {
    return FAKE.packagesUrl();
  }

  @Override
  List<String> teamIds() {
    return List.of();
  }
}
