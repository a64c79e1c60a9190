package io.github.registrysdk.github;

import io.github.registrysdk.testing.Cassettes;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * GitHub itself: needs a token that may write the organization's private registries and Dependabot
 * secrets.
 */
@EnabledIfEnvironmentVariable(named = "GITHUB_TOKEN", matches = ".+")
@EnabledIfEnvironmentVariable(named = "GITHUB_ORGANIZATION", matches = ".+")
@DisabledIfSystemProperty(named = "sweep", matches = ".*")
class GitHubLiveIT extends GitHubLive {

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(Path.of("src/test/resources/cassettes"), server()).keepField("key").build();

  /** The server that the token is for. It is needed even if there is no token, and no test. */
  private static URI server() {
    if (System.getenv().getOrDefault("GITHUB_TOKEN", "").isBlank()) {
      return URI.create("https://api.github.com/");
    }
    try (var client = GitHubClient.fromEnvironment()) {
      return client.baseUrl();
    }
  }

  @Override
  Cassettes cassettes() {
    return CASSETTES;
  }

  @AfterAll
  static void print() {
    DRIFT.print();
  }
}
