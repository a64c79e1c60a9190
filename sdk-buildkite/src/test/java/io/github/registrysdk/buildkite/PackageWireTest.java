package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.model.OrganizationRef;
import io.github.registrysdk.buildkite.model.PackageRegistryRef;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Upload;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PackageWireTest {
  private static final String PACKAGES =
      "/v2/packages/organizations/acme/registries/my-registry/packages";
  private static final String ID = "0191e23a-4bc8-7683-bfa4-5f73bc9b7c44";

  @AutoClose private final ScriptedBuildkite buildkite = new ScriptedBuildkite();
  private final RegistryPackageService packages =
      buildkite.acme().registry("my-registry").packages();

  @Test
  void publishSendsTheFileInAForm() {
    buildkite.respondingFixture("package.json");
    Upload upload = Upload.bytes("banana_1.1-2_amd64.deb", "peel".getBytes(UTF_8));

    assertIsThePages(packages.publish(upload));

    ScriptedBuildkite.assertForm(
        buildkite.assertNext("POST", PACKAGES),
        """
        --BOUNDARY
        Content-Disposition: form-data; name="file"; filename="banana_1.1-2_amd64.deb"
        Content-Type: application/octet-stream

        peel
        --BOUNDARY--
        """);
  }

  @Test
  void publishForADistributionSendsTheFormOfBuildkitesReleaseScript() {
    buildkite.respondingFixture("package.json");

    assertIsThePages(
        packages.publishForDistribution(
            Upload.bytes("bk_3.0.0.apk", "peel".getBytes(UTF_8)), "alpine/v3"));

    ScriptedBuildkite.assertForm(
        buildkite.assertNext("POST", PACKAGES),
        """
        --BOUNDARY
        Content-Disposition: form-data; name="package[distro_version_id]"

        alpine/v3
        --BOUNDARY
        Content-Disposition: form-data; name="package[package_file]"; filename="bk_3.0.0.apk"
        Content-Type: application/octet-stream

        peel
        --BOUNDARY--
        """);
  }

  @Test
  void listReadsThePagesPage() {
    buildkite.respondingFixture("packages.json");

    List<PackageSummary> all = packages.list().toList();

    assertThat(all)
        .containsExactly(
            new PackageSummary(
                ID,
                "https://api.buildkite.com/v2/packages/organizations/my_great_org/registries/my-registry/packages/"
                    + ID,
                "https://buildkite.com/organizations/my_great_org/packages/registries/my-registry/packages/"
                    + ID,
                "banana",
                Instant.parse("2024-08-22T06:24:53Z"),
                "1.0",
                null,
                Map.of("sha256", "beef", "sha512", "cafe"),
                JsonFields.none()),
            new PackageSummary(
                "019178c2-6b08-7d66-a1db-b79b8ba83151",
                null,
                null,
                "grapes",
                Instant.parse("2024-08-21T06:24:53Z"),
                "2.8.3",
                null,
                Map.of(),
                JsonFields.none()));
    buildkite.assertNextWithoutBody("GET", PACKAGES);
    assertThat(buildkite.requests()).isEqualTo(1);
  }

  @Test
  void filterAndPageSizeAreParameters() {
    buildkite.respondingFixture("packages.json").respondingFixture("packages.json");

    packages.list(PackageQuery.named("a b&c=ü").perPage(100)).iterator().next();
    packages.list(PackageQuery.all().perPage(1)).iterator().next();

    buildkite.assertNext("GET", PACKAGES + "?name=a%20b%26c%3D%C3%BC&per_page=100");
    buildkite.assertNext("GET", PACKAGES + "?per_page=1");
  }

  @Test
  void aPageMayHaveNoLinks() {
    buildkite
        .responding(200, "{\"items\": []}")
        .responding(200, "{\"items\": [], \"links\": null}");

    assertThat(packages.list()).isEmpty();
    assertThat(packages.list()).isEmpty();
  }

  @Test
  void getReadsTheDocumentedResponse() {
    buildkite.respondingFixture("package.json");

    assertIsThePages(packages.get(ID));

    buildkite.assertNextWithoutBody("GET", PACKAGES + "/" + ID);
  }

  @Test
  void getKeepsWhatThePageDoesNotShow() {
    buildkite.respondingFixture("package-with-everything.json");

    RegistryPackage found = packages.get(ID);

    assertThat(found.version()).isEqualTo("1.1-2");
    assertThat(found.variant()).isNull();
    assertThat(found.createdAt()).isEqualTo(Instant.parse("2024-08-22T06:24:53Z"));
    assertThat(found.digests()).isEqualTo(Map.of("sha256", "beef", "sha512", "cafe"));
    assertThat(found.metadata().asMap())
        .containsEntry("depends", Arrays.asList("libc6", null))
        .containsEntry("license", null)
        .containsKey("sizes")
        .hasSize(3);
    assertThat(found.organization()).isNull();
    assertThat(found.registry()).isNull();
    assertThat(found.extraFields().asMap())
        .containsEntry("downloads", 7)
        .containsEntry("yanked_at", null);
  }

  static void assertIsThePages(RegistryPackage found) {
    String api = "https://api.buildkite.com/v2/";
    String registry = "packages/organizations/my_great_org/registries/my-registry";
    String web = "https://buildkite.com/organizations/my_great_org/packages/registries/my-registry";
    assertThat(found)
        .isEqualTo(
            new RegistryPackage(
                ID,
                api + registry + "/packages/" + ID,
                web + "/packages/" + ID,
                "banana",
                null,
                null,
                null,
                Map.of(),
                JsonFields.none(),
                organization(),
                registry(api + registry, web),
                JsonFields.none()));
  }

  private static OrganizationRef organization() {
    return new OrganizationRef(
        "0190e784-eeb7-4ce4-9d2d-87f7aba85433",
        "my_great_org",
        "https://api.buildkite.com/v2/organizations/my_great_org",
        "https://buildkite.com/my_great_org",
        JsonFields.none());
  }

  private static PackageRegistryRef registry(String url, String webUrl) {
    return new PackageRegistryRef(
        "0191e238-e0a3-7b0b-bb34-beea0035a39d",
        "UmVnaXN0cnktLS0wMTkxZTIzOC1lMGEzLTdiMGItYmIzNC1iZWVhMDAzNWEzOWQ=",
        "my-registry",
        url,
        webUrl,
        JsonFields.none());
  }
}
