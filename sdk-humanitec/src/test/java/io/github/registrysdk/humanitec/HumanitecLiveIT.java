package io.github.registrysdk.humanitec;

import io.github.registrysdk.testing.Cassettes;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Humanitec itself: needs a token that may change the organization's registries. */
@EnabledIfEnvironmentVariable(named = "HUMANITEC_TOKEN", matches = ".+")
@EnabledIfEnvironmentVariable(named = "HUMANITEC_ORG", matches = ".+")
@DisabledIfSystemProperty(named = "sweep", matches = ".*")
class HumanitecLiveIT extends HumanitecLive {

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(Path.of("src/test/resources/cassettes"), server()).build();

  /** The server that the token is for. It is needed even if there is no token, and no test. */
  private static URI server() {
    if (System.getenv().getOrDefault("HUMANITEC_TOKEN", "").isBlank()) {
      return URI.create("https://api.humanitec.io/");
    }
    try (var client = HumanitecClient.fromEnvironment()) {
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
