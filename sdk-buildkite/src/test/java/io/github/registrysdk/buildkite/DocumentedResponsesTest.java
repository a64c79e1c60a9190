package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.model.ClaimRule;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.testing.CassetteMode;
import io.github.registrysdk.testing.Cassettes;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The requests and responses of Buildkite's own pages. Nobody has recorded them. */
class DocumentedResponsesTest {

  @RegisterExtension
  static final Cassettes CASSETTES =
      Cassettes.builder(
              Path.of("src/test/resources/cassettes"), URI.create("https://api.buildkite.com/"))
          .mode(CassetteMode.REPLAY)
          .build();

  @AutoClose private BuildkiteClient client;

  @BeforeEach
  void connect() {
    client =
        BuildkiteClient.builder()
            .baseUrl(CASSETTES.baseUrl().toString())
            .token(Secret.of(CASSETTES.secret("BUILDKITE_API_TOKEN")))
            .build();
  }

  @Test
  void registries() {
    PackageRegistryService registries = client.organization("my-org").registries();

    PackageRegistry created =
        registries.create(
            CreatePackageRegistry.builder("my registry", Ecosystem.RUBY)
                .description("registry containing ruby gems")
                .teamIds("team-one-uuid", "team-two-uuid")
                .oidcPolicy(policy("my-pipeline", "my-other-pipeline"))
                .build());

    assertThat(created.slug()).isEqualTo("my-registry");
    assertThat(created.extraFields().isEmpty()).isTrue();
    // The page's list has another form of the web page's URL.
    assertThat(registries.list())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("webUrl")
        .containsExactly(created);
    assertThat(registries.get("my-registry")).isEqualTo(created);
    assertThat(
            registries.update(
                "my-registry",
                UpdatePackageRegistry.builder()
                    .name("my registry")
                    .description("registry containing ruby gems")
                    .oidcPolicy(policy("my-pipeline"))
                    .build()))
        .isEqualTo(created);
    registries.delete("my-registry");
  }

  private static OidcPolicy policy(Object... pipelines) {
    return OidcPolicy.of(
        OidcStatement.issuedBy("https://agent.buildkite.com")
            .where("organization_slug", ClaimRule.equalTo("my-org"))
            .where("pipeline_slug", ClaimRule.in(pipelines)));
  }

  @Test
  void registryTokens() {
    RegistryTokenService tokens =
        client.organization("my_great_org").registry("my-registry").tokens();

    var created = tokens.create("Usher");

    assertThat(created.secret()).isNotNull();
    RegistryToken token = tokens.get(created.id());
    assertThat(token.createdBy().name()).isEqualTo("Eminem");
    assertThat(token.extraFields().isEmpty()).isTrue();
    assertThat(tokens.list()).containsExactly(token);
    assertThat(tokens.update(token.id(), "Usher")).isEqualTo(token);
    tokens.delete(token.id());
  }

  @Test
  void packages() {
    RegistryPackageService packages =
        client.organization("my_great_org").registry("my-registry").packages();

    RegistryPackage published =
        packages.publish(
            Upload.bytes("banana_1.1-2_amd64.deb", "a package".getBytes(UTF_8)), PublishVia.API);

    assertThat(published.digests()).containsKeys("sha256", "sha512");
    assertThat(packages.list())
        .extracting(PackageSummary::name)
        .containsExactly("banana", "grapes");
    assertThat(packages.get(published.id())).isEqualTo(published);
    assertThat(packages.copy(published.id(), "my-other-registry")).isEqualTo(published);
    packages.delete(published.id());
  }

  @Test
  void rateLimits() {
    assertThat(client.send(ApiRequest.get("v2", "organizations", "my-org", "rate_limit")).body())
        .contains("\"current\":5");
  }
}
