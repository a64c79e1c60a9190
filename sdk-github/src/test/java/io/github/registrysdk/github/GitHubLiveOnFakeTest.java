package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.CassetteMode;
import io.github.registrysdk.testing.Cassettes;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testsupport.LiveRun;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The live tests against the fake, which are recorded, and their clean-up after a lost response.
 */
class GitHubLiveOnFakeTest extends GitHubLive {
  private static final FakeGitHub FAKE = FakeGitHub.start();

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(Path.of("target", "recorded"), URI.create("https://api.github.com/"))
          .mode(CassetteMode.RECORD)
          .forwardTo(FAKE.baseUrl())
          .keepField("key")
          .build();

  @AfterEach
  void noRequestWasUnknown() {
    FAKE.verify();
  }

  @AfterAll
  static void close() {
    assertThat(urls()).isEmpty();
    assertThat(DRIFT.text()).contains("### Observations");
    FAKE.close();
  }

  @Test
  void lostResponseLeavesNothing() {
    try (GitHubClient client = connect()) {
      var registries = client.organization("acme").privateRegistries();
      var run = new LiveRun(leftovers(client.organization("acme")));
      String url = "https://" + run.creates(CASSETTES.uniqueName(LiveRun.PREFIX)) + ".invalid/";
      FAKE.faults().on(GitHubOperation.CREATE_REGISTRY).once(Fault.dropAfterEffect());
      var request = withPassword(PrivateRegistryType.MAVEN_REPOSITORY, url);
      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(() -> registries.create(request));
      assertThat(urls()).contains(url);

      run.cleanUp();

      assertThat(urls()).doesNotContain(url);
    }
  }

  @Test
  void sweeperDeletesOldLeftoversOnly() {
    String old = "https://sdklive20261129t105959abcd.invalid/";
    String young = "https://sdklive20261129t115959abcd.invalid/";
    FAKE.addRegistry("acme", "npm_registry", old, "secret");
    String kept = FAKE.addRegistry("acme", "npm_registry", young, "secret");
    try (GitHubClient client = connect()) {
      var registries = client.organization("acme").privateRegistries();
      InstantSource noon = InstantSource.fixed(Instant.parse("2026-11-29T12:00:00Z"));

      assertThat(LiveRun.sweep(leftovers(client.organization("acme")), noon)).containsExactly(old);

      assertThat(urls()).contains(young);
      registries.delete(kept);
    }
  }

  private static List<String> urls() {
    return FAKE.organization("acme").registries().stream().map(FakePrivateRegistry::url).toList();
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
  GitHubClient connect() {
    return builder().minWriteInterval(Duration.ZERO).build();
  }

  @Override
  String organization() {
    return "acme";
  }
}
