package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.model.ClaimRule;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcScope;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testsupport.ContractProxy;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SDK and fake against this project's description of Buildkite's operations. */
class BuildkiteContractIT {
  private static final byte[] CONTENT = "not much".getBytes(UTF_8);
  private static final FakeBuildkite FAKE = FakeBuildkite.start();

  private static ContractProxy prism;
  private static ContractProxy packagesPrism;
  private static BuildkiteClient client;
  private static BuildkiteOrganization acme;

  @BeforeAll
  static void connect() {
    prism = ContractProxy.before("buildkite.json", FAKE.baseUrl());
    packagesPrism = ContractProxy.before("buildkite.json", FAKE.packagesUrl());
    client = client(FAKE.token());
    acme = client.organization("acme");
  }

  private static BuildkiteClient client(String token) {
    return BuildkiteClient.builder()
        .baseUrl(prism.baseUrl().toString())
        .packagesUrl(packagesPrism.baseUrl())
        .token(Secret.of(token))
        .retryPolicy(RetryPolicy.none())
        .build();
  }

  @AfterAll
  static void disconnect() {
    if (client != null) {
      client.close();
    }
    if (prism != null) {
      prism.close();
    }
    if (packagesPrism != null) {
      packagesPrism.close();
    }
    FAKE.close();
  }

  /** Files go to storage without the proxy: the form names the storage's own URL. */
  @AfterEach
  void contractWasKept() {
    int pulls = FAKE.calls(BuildkiteOperation.PULL_PACKAGE).size();
    int stored = FAKE.calls(BuildkiteOperation.STORE_UPLOAD).size();
    int calls = FAKE.calls().size() - stored - pulls;
    assertThat(prism.forwarded(calls)).isEqualTo(calls);
    assertThat(packagesPrism.forwarded(pulls)).isEqualTo(pulls);
    assertThat(prism.violations()).isEmpty();
    assertThat(packagesPrism.violations()).isEmpty();
  }

  /** Prism follows redirects itself, so only the refusal of a download can be compared. */
  @Test
  void refusedDownloadKeepsToTheContract(@TempDir Path folder) {
    FAKE.addRegistry("acme", "Tools", "files");
    FAKE.addPackage("acme", "tools", "tool-1.0.0+b.1.zip", CONTENT);
    RegistryPackageService packages = acme.registry("tools", Ecosystem.FILES).packages();
    PackageSummary tool = packages.latest("tool").orElseThrow();
    packages.delete(tool.id());

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> packages.download(tool, folder.resolve("tool.zip")));
  }

  @Test
  void registryWithEveryFieldKeepsToTheContract() {
    PackageRegistry made =
        acme.registries()
            .create(
                CreatePackageRegistry.builder("Every field", Ecosystem.DEBIAN)
                    .teamIds("2a1ac413-a56c-4aaa-aede-dc49bb46d00f")
                    .description("for the servers")
                    .emoji(":package:")
                    .color("#f0ccff")
                    .oidcPolicy(OidcPolicy.yaml("- iss: https://x\n  claims: {}\n"))
                    .build());

    assertThat(acme.registries().get(made.slug())).isEqualTo(made);
    assertThat(acme.registries().list()).extracting(PackageRegistry::id).contains(made.id());
    acme.registries()
        .update(
            made.slug(),
            UpdatePackageRegistry.builder()
                .description("for the desktops")
                .emoji(":computer:")
                .color("#ffffff")
                .oidcPolicy(OidcPolicy.yaml("- iss: https://y\n  claims: {}\n"))
                .build());
    PackageRegistry cleared =
        acme.registries()
            .update(
                made.slug(),
                UpdatePackageRegistry.builder()
                    .clearDescription()
                    .clearEmoji()
                    .clearColor()
                    .clearOidcPolicy()
                    .build());
    assertThat(cleared.description()).isNull();
    acme.registries().delete(made.slug());
  }

  @Test
  void policyOfStatementsKeepsToTheContract() {
    OidcStatement statement =
        OidcStatement.issuedBy("https://agent.buildkite.com")
            .granting(OidcScope.READ_PACKAGES)
            .where("build_tag", ClaimRule.equalTo(null))
            .where("build_branch", ClaimRule.matches("main").and(ClaimRule.notIn("x", null)));
    PackageRegistry made =
        acme.registries()
            .create(
                CreatePackageRegistry.builder("Statements", Ecosystem.PYTHON)
                    .oidcPolicy(OidcPolicy.of(statement, OidcStatement.issuedBy("https://x")))
                    .build());

    assertThat(made.oidcPolicy().yaml()).isPresent();
    PackageRegistry renamed =
        acme.registries()
            .update(made.slug(), UpdatePackageRegistry.builder().name("Renamed").build());
    assertThat(renamed.slug()).isEqualTo("renamed");
  }

  @Test
  void otherMethodsOfUpdateKeepToTheContract() {
    String slug = FAKE.addRegistry("acme", "Methods", "debian");
    FAKE.faults().on(BuildkiteOperation.UPDATE_REGISTRY).once(Fault.status(404));
    try (BuildkiteClient patching = client(FAKE.token())) {
      patching
          .organization("acme")
          .registries()
          .update(slug, UpdatePackageRegistry.builder().description("patched").build());
    }
    client.send(
        ApiRequest.put("v2", "packages", "organizations", "acme", "registries", slug)
            .json("{\"description\": \"put\"}"));
    assertThat(acme.registries().get(slug).description()).isEqualTo("put");
  }

  @Test
  void limitsAndAccessTokenKeepToTheContract() {
    client.send(ApiRequest.get("v2", "organizations", "acme", "rate_limit"));
    FAKE.addToken("bkua_spare", "read_registries");
    try (BuildkiteClient spare = client("bkua_spare")) {
      spare.requireScopes("read_registries");
      spare.send(ApiRequest.delete("v2", "access-token"));
    }
  }

  @Test
  void packagesKeepToTheContract() {
    FAKE.addRegistry("acme", "From", "debian");
    FAKE.addRegistry("acme", "To", "debian");
    RegistryPackageService packages = acme.registry("from").packages();

    RegistryPackage one =
        packages.publish(Upload.bytes("banana_1.1-2_amd64.deb", CONTENT), PublishVia.API);
    packages.publish(Upload.bytes("banana_1.1-3_amd64.deb", CONTENT), PublishVia.STORAGE);

    assertThat(packages.get(one.id())).isEqualTo(one);
    packages.copy(one.id(), "to");
    var pages = packages.list(PackageQuery.named("banana").perPage(100)).pages();
    assertThat(pages.iterator().next().items()).hasSize(2);
    packages.delete(one.id());
    FAKE.addRegistry("acme", "Alpine", "alpine");
    acme.registry("alpine")
        .packages()
        .publishForDistribution(Upload.bytes("a-1.0-r0.apk", CONTENT), "alpine/v3");
  }

  @Test
  void refusalsKeepToTheContract() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> acme.registries().get("missing"));
    FAKE.addRegistry("acme", "Twice", "files");
    RegistryPackageService twice = acme.registry("twice").packages();
    twice.publish(Upload.bytes("a-1.0.0.txt", CONTENT));
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> twice.publish(Upload.bytes("a-1.0.0.txt", CONTENT)));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> twice.publish(Upload.bytes("a.txt", CONTENT)));
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () ->
                acme.registries()
                    .create(
                        CreatePackageRegistry.builder("x", new Ecosystem("Not an ecosystem"))
                            .build()));
    FAKE.addToken("bkua_reader", "read_registries");
    try (BuildkiteClient reader = client("bkua_reader")) {
      assertThatExceptionOfType(PermissionDeniedException.class)
          .isThrownBy(() -> reader.organization("acme").registries().delete("x"));
    }
  }
}
