package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.model.ClaimRule;
import io.github.registrysdk.buildkite.model.CreatedRegistryToken;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Buildkite itself: needs a token with all scopes of registries and packages. Every registry made
 * here has a name that nobody else can have, and is deleted with all that is in it.
 *
 * <p>{@code BUILDKITE_TEAM_IDS} names a team where the organization has the teams feature.
 */
@EnabledIfEnvironmentVariable(named = "BUILDKITE_API_TOKEN", matches = ".+")
@EnabledIfEnvironmentVariable(named = "BUILDKITE_ORGANIZATION", matches = ".+")
class BuildkiteLiveIT {
  private final List<String> made = new ArrayList<>();
  private BuildkiteClient client;
  private BuildkiteOrganization organization;

  @BeforeEach
  void open() {
    client = BuildkiteClient.fromEnvironment();
    organization = client.organization(System.getenv("BUILDKITE_ORGANIZATION"));
  }

  @AfterEach
  void removeWhatWasMade() {
    try {
      made.forEach(organization.registries()::delete);
    } finally {
      client.close();
    }
  }

  @Test
  void registryLives() {
    OidcPolicy policy =
        OidcPolicy.of(
            OidcStatement.issuedBy("https://agent.buildkite.com")
                .where("organization_slug", ClaimRule.equalTo(organization.slug())));
    PackageRegistry registry = makeRegistry();

    PackageRegistry updated =
        organization
            .registries()
            .update(
                registry.slug(),
                UpdatePackageRegistry.builder().description("updated").oidcPolicy(policy).build());

    assertThat(updated.description()).isEqualTo("updated");
    assertThat(organization.registries().get(registry.slug()).oidcPolicy()).isNotNull();
    assertThat(organization.registries().list())
        .extracting(PackageRegistry::slug)
        .contains(registry.slug());
    PackageRegistry cleared =
        organization
            .registries()
            .update(
                registry.slug(),
                UpdatePackageRegistry.builder().clearDescription().clearOidcPolicy().build());
    assertThat(cleared.description()).isNullOrEmpty();
    assertThat(cleared.oidcPolicy()).isNull();
    assertThat(client.rateLimits()).extracting(RateLimit::scope).contains("rest");
  }

  @Test
  void tokenLives() {
    RegistryTokenService tokens = organization.registry(makeRegistry().slug()).tokens();

    CreatedRegistryToken token = tokens.create("sdk live test");

    assertThat(token.secret()).isNotNull();
    assertThat(tokens.update(token.id(), "renamed").description()).isEqualTo("renamed");
    assertThat(tokens.get(token.id()).description()).isEqualTo(token.description());
    assertThat(tokens.list()).extracting(RegistryToken::id).contains(token.id());
    tokens.delete(token.id());
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> tokens.get(token.id()));
  }

  @Test
  void packageLives() {
    PackageRegistry registry = makeRegistry();
    RegistryPackageService packages = organization.registry(registry).packages();

    RegistryPackage direct = packages.publish(upload("direct"), PublishVia.API);
    RegistryPackage stored = packages.publish(upload("stored"), PublishVia.STORAGE);

    assertThat(packages.get(direct.id()).name()).isEqualTo(direct.name());
    assertThat(packages.list(PackageQuery.all().perPage(1)))
        .extracting(PackageSummary::id)
        .containsExactlyInAnyOrder(direct.id(), stored.id());
    assertThat(packages.list(PackageQuery.named(direct.name())))
        .extracting(PackageSummary::id)
        .contains(direct.id());
    PackageRegistry other = makeRegistry();
    RegistryPackage copy = packages.copy(direct.id(), other.slug());
    assertThat(organization.registry(other).packages().get(copy.id()).name())
        .isEqualTo(direct.name());
    packages.delete(direct.id());
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> packages.get(direct.id()));
  }

  @Test
  void rateLimitCanBeRequested() {
    assertThat(
            client
                .send(ApiRequest.get("v2", "organizations", organization.slug(), "rate_limit"))
                .status())
        .isEqualTo(200);
  }

  private PackageRegistry makeRegistry() {
    CreatePackageRegistry.Builder request =
        CreatePackageRegistry.builder("sdk-live-" + UUID.randomUUID(), Ecosystem.FILES)
            .description("made by a test, to be deleted");
    String team = System.getenv("BUILDKITE_TEAM_IDS");
    if (team != null && !team.isBlank()) {
      request.teamIds(team);
    }
    PackageRegistry registry = organization.registries().create(request.build());
    made.add(registry.slug());
    return registry;
  }

  private static Upload upload(String word) {
    String name = "sdk-live-" + word + "-" + UUID.randomUUID() + ".txt";
    return Upload.bytes(name, name.getBytes(UTF_8));
  }
}
