package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.Cassettes;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test whose responses come from a cassette. */
class CassettesTest {

  @RegisterExtension
  static final Cassettes cassettes =
      Cassettes.builder(
              Path.of("src/test/resources/cassettes"), URI.create("https://api.buildkite.com/"))
          .build();

  @Test
  void listsRegistries() {
    String organization = cassettes.variable("BUILDKITE_ORGANIZATION_SLUG", "my-org");
    try (BuildkiteClient client =
        BuildkiteClient.builder()
            .baseUrl(cassettes.baseUrl().toString())
            .token(Secret.of(cassettes.secret("BUILDKITE_API_TOKEN")))
            .build()) {
      assertThat(client.organization(organization).registries().list())
          .extracting(PackageRegistry::name)
          .contains("my registry");
    }
  }
}
