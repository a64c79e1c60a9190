package io.github.registrysdk.buildkite;

import io.github.registrysdk.testing.CassetteMode;
import io.github.registrysdk.testing.Cassettes;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Buildkite itself: needs a token with all scopes of registries and packages, and a plan with files
 * registries. {@code BUILDKITE_TEAM_IDS}, separated by commas, is needed where the organization has
 * the teams feature.
 */
@EnabledIfEnvironmentVariable(named = "BUILDKITE_API_TOKEN", matches = ".+")
@EnabledIfEnvironmentVariable(named = "BUILDKITE_ORGANIZATION_SLUG", matches = ".+")
@DisabledIfSystemProperty(named = "sweep", matches = ".*")
class BuildkiteLiveIT extends BuildkiteLive {

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(Path.of("src/test/resources/cassettes"), server())
          .otherHost("amazonaws.com")
          .otherHost("storage.googleapis.com")
          .build();

  /** The server that the token is for. It is needed even if there is no token, and no test. */
  private static URI server() {
    if (System.getenv().getOrDefault("BUILDKITE_API_TOKEN", "").isBlank()) {
      return URI.create("https://api.buildkite.com/");
    }
    try (var client = BuildkiteClient.fromEnvironment()) {
      return client.baseUrl();
    }
  }

  @Override
  Cassettes cassettes() {
    return CASSETTES;
  }

  @Override
  URI packagesUrl() {
    // A token of another server does not belong there.
    return CASSETTES.mode() != CassetteMode.REPLAY && "api.buildkite.com".equals(server().getHost())
        ? URI.create("https://packages.buildkite.com/")
        : null;
  }

  @Override
  List<String> teamIds() {
    String ids = System.getenv("BUILDKITE_TEAM_IDS");
    return ids == null || ids.isBlank()
        ? List.of()
        : List.of(
            CASSETTES
                .variable("BUILDKITE_TEAM_IDS", "00000000-0000-7000-8000-100000000000")
                .split(" *, *"));
  }

  @AfterAll
  static void print() {
    DRIFT.print();
  }
}
