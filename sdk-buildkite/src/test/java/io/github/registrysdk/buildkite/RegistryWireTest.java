package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.model.ClaimRule;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RegistryWireTest {
  private static final String REGISTRIES = "/v2/packages/organizations/acme/registries";

  @AutoClose private final ScriptedBuildkite buildkite = new ScriptedBuildkite();

  @Test
  void createSendsEveryOptionAndNothingElse() {
    buildkite.respondingFixture("registry.json").respondingFixture("registry.json");

    buildkite
        .acme()
        .registries()
        .create(
            CreatePackageRegistry.builder("r", new Ecosystem("cobol"))
                .emoji(":sunflower:")
                .color("#f0ccff")
                .oidcPolicy(OidcPolicy.yaml("- iss: x\n"))
                .build());
    buildkite
        .acme()
        .registries()
        .create(CreatePackageRegistry.builder("r", Ecosystem.FILES).build());

    ScriptedBuildkite.assertJson(
        buildkite.request(),
        """
        {"name": "r", "ecosystem": "cobol", "emoji": ":sunflower:", "color": "#f0ccff",
         "oidc_policy": "- iss: x\\n"}
        """);
    ScriptedBuildkite.assertJson(
        buildkite.request(),
        """
        {"name": "r", "ecosystem": "files"}
        """);
  }

  @Test
  void getReadsTheDocumentedResponse() {
    buildkite.respondingFixture("registry.json");

    PackageRegistry found = buildkite.acme().registries().get("my-registry");

    assertIsThePages(found);
    buildkite.assertNextWithoutBody("GET", REGISTRIES + "/my-registry");
  }

  @Test
  void getKeepsWhatThePageDoesNotShow() {
    buildkite.respondingFixture("registry-with-everything.json");

    PackageRegistry found = buildkite.acme().registries().get("my-registry");

    assertThat(found.ecosystem()).isEqualTo(new Ecosystem("cobol")).hasToString("cobol");
    assertThat(found.emoji()).isEqualTo(":sunflower:");
    assertThat(found.color()).isEqualTo("#f0ccff");
    assertThat(found.isPublic()).isTrue();
    assertThat(found.teamIds()).containsExactly("2a1ac413-a56c-4aaa-aede-dc49bb46d00f");
    assertThat(found.type()).isEqualTo("composite");
    assertThat(found.oidcPolicy())
        .isEqualTo(
            OidcPolicy.of(
                OidcStatement.issuedBy("https://agent.buildkite.com")
                    .where("organization_slug", ClaimRule.equalTo("my-org"))));
    assertThat(found.graphqlId()).isNull();
    assertThat(found.url()).isNull();
    assertThat(found.extraFields().asMap())
        .containsEntry("upstreams", List.of("npm"))
        .containsEntry("archived_at", null)
        .hasSize(2);
    assertThat(found.toString()).contains("upstreams").doesNotContain("npm");
  }

  private static void assertIsThePages(PackageRegistry registry) {
    assertThat(registry.id()).isEqualTo("0191df84-85e4-77aa-83ba-6579084728eb");
    assertThat(registry.graphqlId())
        .isEqualTo("UmVnaXN0cnktLS0wMTkxZGY4NC04NWU0LTc3YWEtODNiYS02NTc5MDg0NzI4ZWI=");
    assertThat(registry.slug()).isEqualTo("my-registry");
    assertThat(registry.url())
        .isEqualTo(
            "https://api.buildkite.com/v2/packages/organizations/my-org/registries/my-registry");
    assertThat(registry.webUrl())
        .isEqualTo("https://buildkite.com/organizations/my-org/registries/my-registry");
    assertThat(registry.name()).isEqualTo("my registry");
    assertThat(registry.ecosystem()).isEqualTo(Ecosystem.RUBY);
    assertThat(registry.description()).isEqualTo("registry containing ruby gems");
    assertThat(registry.emoji()).isNull();
    assertThat(registry.color()).isNull();
    assertThat(registry.isPublic()).isFalse();
    assertThat(registry.oidcPolicy()).isNull();
    assertThat(registry.teamIds()).isNull();
    assertThat(registry.type()).isNull();
    assertThat(registry.extraFields().isEmpty()).isTrue();
  }
}
