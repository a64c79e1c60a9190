package io.github.registrysdk.github;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.Cassettes;
import io.github.registrysdk.testsupport.LiveRun;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** GitHub itself: needs a token that may write the organization's private registries. */
@EnabledIfEnvironmentVariable(named = "GITHUB_TOKEN", matches = ".+")
@EnabledIfEnvironmentVariable(named = "GITHUB_ORGANIZATION", matches = ".+")
@DisabledIfSystemProperty(named = "sweep", matches = ".*")
class GitHubLiveIT extends GitHubLive {

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(
              Path.of("src/test/resources/cassettes"),
              LiveRun.url("GITHUB_API_URL", "https://api.github.com/"))
          .keepField("key")
          .build();

  @Override
  Cassettes cassettes() {
    return CASSETTES;
  }

  @Override
  GitHubClient connect() {
    return GitHubClient.builder()
        .baseUrl(CASSETTES.baseUrl().toString())
        .token(Secret.of(CASSETTES.secret("GITHUB_TOKEN")))
        .build();
  }

  @Override
  String organization() {
    return CASSETTES.variable("GITHUB_ORGANIZATION", "acme");
  }

  @AfterAll
  static void print() {
    DRIFT.print();
  }
}
