package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.model.ClaimRule;
import io.github.registrysdk.buildkite.model.DownloadResult;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcScope;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.testing.Cassettes;
import io.github.registrysdk.testsupport.DriftReport;
import io.github.registrysdk.testsupport.LiveRun;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is tried with Buildkite itself: each operation, and what its documentation leaves open. It
 * asserts what the SDK promises; what is open is noted in the report. The same tests run against
 * the fake, so that they work when somebody runs them with a token.
 */
abstract class BuildkiteLive {
  static final DriftReport DRIFT =
      DriftReport.against(
          "buildkite.json",
          Map.of("ecosystem", DriftReport.valuesOf(Ecosystem.class)),
          Set.of(
              "Link",
              "RateLimit-Limit",
              "RateLimit-Remaining",
              "RateLimit-Reset",
              "RateLimit-Scope",
              "RateLimit-Warning",
              "RateLimit-User-Limit",
              "RateLimit-User-Remaining",
              "RateLimit-User-Reset",
              "RateLimit-User-Scope",
              "RateLimit-User-Warning",
              "Retry-After",
              "X-Request-Id"));

  private BuildkiteClient client;
  private BuildkiteOrganization organization;
  private LiveRun run;

  abstract Cassettes cassettes();

  String token() {
    return cassettes().secret("BUILDKITE_API_TOKEN");
  }

  String organizationSlug() {
    return cassettes().variable("BUILDKITE_ORGANIZATION_SLUG", "acme");
  }

  /** A client for {@code cassettes().baseUrl()}. */
  final BuildkiteClient connect() {
    return BuildkiteClient.builder()
        .baseUrl(cassettes().baseUrl().toString())
        .token(Secret.of(token()))
        .build();
  }

  abstract List<String> teamIds();

  /** Where packages are pulled from, ending in a slash; null if there is no such server. */
  abstract URI packagesUrl();

  @BeforeEach
  void open() {
    client = connect();
    organization = client.organization(organizationSlug());
    run = new LiveRun(leftovers(organization));
  }

  @AfterEach
  void cleanUp() {
    try {
      run.cleanUp();
    } finally {
      cassettes()
          .exchanges()
          .forEach(
              one -> DRIFT.add(one.method(), one.path(), one.status(), one.headers(), one.body()));
      client.close();
    }
  }

  /** All registries; deleting one deletes what is in it. */
  static Supplier<List<LiveRun.Resource>> leftovers(BuildkiteOrganization organization) {
    return () ->
        organization.registries().list().stream()
            .map(
                registry ->
                    new LiveRun.Resource(
                        registry.slug() + " " + registry.name(),
                        () -> organization.registries().delete(registry.slug())))
            .toList();
  }

  @Test
  void registryIsCreatedReadListedUpdatedAndDeleted() {
    OidcPolicy policy =
        OidcPolicy.of(
            OidcStatement.issuedBy("https://agent.buildkite.com")
                .granting(OidcScope.READ_PACKAGES)
                .where("organization_slug", ClaimRule.equalTo(organization.slug())));
    PackageRegistry registry = create(Ecosystem.FILES);

    PackageRegistry updated =
        organization
            .registries()
            .update(
                registry.slug(),
                UpdatePackageRegistry.builder().description("updated").oidcPolicy(policy).build());

    assertThat(updated.description()).isEqualTo("updated");
    PackageRegistry read = organization.registries().get(registry.slug());
    assertThat(read.oidcPolicy()).isNotNull();
    DRIFT.note(
        "an OIDC policy sent as a list is returned as "
            + read.oidcPolicy().json().getClass().getSimpleName());
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
    organization.registries().delete(registry.slug());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> organization.registries().get(registry.slug()));
  }

  @Test
  void renamedRegistryIsFoundByTheSlugInTheResponse() {
    PackageRegistry registry = create(Ecosystem.FILES);
    String name = run.creates(cassettes().uniqueName(LiveRun.PREFIX));

    PackageRegistry renamed =
        organization
            .registries()
            .update(registry.slug(), UpdatePackageRegistry.builder().name(name).build());

    assertThat(organization.registries().get(renamed.slug()).name()).isEqualTo(name);
    DRIFT.note(
        "a rename "
            + (renamed.slug().equals(registry.slug()) ? "keeps" : "changes")
            + " the slug; at the old one GET is "
            + statusOf(() -> organization.registries().get(registry.slug())));
  }

  @Test
  void policyWithoutScopesOrClaimsIsObserved() {
    DRIFT.note(
        "an OIDC statement with an issuer only is "
            + statusOf(
                () ->
                    organization
                        .registries()
                        .create(
                            request(Ecosystem.FILES)
                                .oidcPolicy(
                                    OidcPolicy.of(
                                        OidcStatement.issuedBy("https://agent.buildkite.com")))
                                .build())));
  }

  @Test
  void tokenIsCreatedReadListedUpdatedAndDeleted() {
    RegistryTokenService tokens = organization.registry(create(Ecosystem.FILES)).tokens();

    var created = tokens.create("sdk live test");

    assertThat(created.secret()).isNotNull();
    assertThat(tokens.update(created.id(), "renamed").description()).isEqualTo("renamed");
    assertThat(tokens.get(created.id()).description()).isEqualTo("renamed");
    assertThat(tokens.list()).extracting(RegistryToken::id).contains(created.id());
    tokens.delete(created.id());
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> tokens.get(created.id()));
  }

  @Test
  void packageIsPublishedBothWaysReadListedCopiedAndDeleted() {
    RegistryPackageService packages = organization.registry(create(Ecosystem.FILES)).packages();

    RegistryPackage direct = packages.publish(file("direct-1.0.0.txt"), PublishVia.API);
    RegistryPackage stored = packages.publish(file("stored-1.0.0.txt"), PublishVia.STORAGE);

    assertThat(packages.get(direct.id()).name()).isEqualTo(direct.name());
    assertThat(packages.list(PackageQuery.all().perPage(1)))
        .extracting(PackageSummary::id)
        .containsExactlyInAnyOrder(direct.id(), stored.id());
    DRIFT.note(
        "the list of packages names the digests "
            + packages.list().iterator().next().digests().keySet());
    PackageRegistry other = create(Ecosystem.FILES);
    RegistryPackage copy = packages.copy(direct.id(), other.slug());
    assertThat(organization.registry(other).packages().get(copy.id()).name())
        .isEqualTo(direct.name());
    packages.delete(direct.id());
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> packages.get(direct.id()));
  }

  @Test
  void nameOfAPackageIsSearchedFor() {
    RegistryPackageService packages = organization.registry(create(Ecosystem.FILES)).packages();
    RegistryPackage one = packages.publish(file("banana-1.0.0.txt"), PublishVia.API);
    packages.publish(file("bananabread-1.0.0.tar.gz"), PublishVia.API);

    List<PackageSummary> found = packages.list(PackageQuery.named(one.name())).stream().toList();

    assertThat(found).extracting(PackageSummary::id).contains(one.id());
    DRIFT.note("a search for banana finds " + found.stream().map(PackageSummary::name).toList());
  }

  /** Not through the cassette: what a package manager does is not the SDK's. */
  @Test
  void newTokenPullsAFile() throws Exception {
    Assumptions.assumeTrue(packagesUrl() != null, "no server to pull from");
    PackageRegistry registry = create(Ecosystem.FILES);
    organization.registry(registry).packages().publish(file("pulled-1.0.0.txt"), PublishVia.API);
    var token = organization.registry(registry).tokens().create("sdk live test");
    HttpRequest request =
        HttpRequest.newBuilder(
                packagesUrl()
                    .resolve(
                        organization.slug() + "/" + registry.slug() + "/files/pulled-1.0.0.txt"))
            .header("Authorization", "Bearer " + token.secret().reveal())
            .build();

    // No redirect is followed: the token must not go to storage.
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();

    DRIFT.note("a file pulled with a new registry token, at once, is " + status);
  }

  /** Files are not requested through the cassette. */
  @Test
  void publishedFileIsDownloadedWhenItIsAvailable(@TempDir Path folder) {
    Assumptions.assumeTrue(packagesUrl() != null, "no server to download from");
    PackageRegistry registry = create(Ecosystem.FILES);
    RegistryPackage published =
        organization
            .registry(registry)
            .packages()
            .publish(file("download-1.0.0.txt"), PublishVia.API);
    try (BuildkiteClient downloading =
        BuildkiteClient.builder()
            .baseUrl(cassettes().baseUrl())
            .packagesUrl(packagesUrl())
            .token(Secret.of(token()))
            .build()) {
      RegistryPackageService packages =
          downloading.organization(organizationSlug()).registry(registry).packages();

      packages.awaitAvailable(published, Duration.ofMinutes(5));
      Path target = folder.resolve("download.txt");
      DownloadResult downloaded = packages.download(published, target);

      assertThat(downloaded.status()).isEqualTo(DownloadResult.Status.DOWNLOADED);
      assertThat(target).isNotEmptyFile();
    }
  }

  @Test
  void whatBuildkiteRefusesIsObserved() {
    // Of an unknown ecosystem, so that the client does not refuse the name itself.
    RegistryPackageService files = organization.registry(create(Ecosystem.FILES).slug()).packages();
    files.publish(file("twice-1.0.0.txt"), PublishVia.API);
    DRIFT.note(
        "the same file again is "
            + statusOf(() -> files.publish(file("twice-1.0.0.txt"), PublishVia.API)));
    DRIFT.note(
        "a file without a version is "
            + statusOf(() -> files.publish(file("unversioned.txt"), PublishVia.API)));
    RegistryPackageService ruby = organization.registry(create(Ecosystem.RUBY)).packages();
    DRIFT.note(
        "a text file in a registry for Ruby is "
            + statusOf(() -> ruby.publish(file("text-1.0.0.txt"), PublishVia.API)));
    DRIFT.note(
        "a registry of an unknown ecosystem is "
            + statusOf(() -> create(new Ecosystem("no_such_ecosystem"))));
  }

  /** The file is no package, so that only the form can be accepted or refused. */
  @Test
  void formOfTheReleaseScriptIsObserved() {
    RegistryPackageService alpine = organization.registry(create(Ecosystem.ALPINE)).packages();
    DRIFT.note(
        "an Alpine package in the form of Buildkite's release script is "
            + statusOf(
                () -> alpine.publishForDistribution(file("live-1.0.0-r0.apk"), "alpine/v3")));
  }

  @Test
  void rateLimitsAreInTheHeadersAndCanBeReadWithAnEndpoint() {
    assertThat(organization.registries().list().toList()).isNotNull();

    assertThat(client.rateLimits()).extracting(RateLimit::scope).contains("rest");
    DRIFT.note(
        "GET rate_limit is "
            + statusOf(
                () ->
                    send(
                        ApiRequest.get("v2", "organizations", organization.slug(), "rate_limit"))));
  }

  @Test
  void otherMethodsOfUpdateAreObserved() {
    PackageRegistry registry = create(Ecosystem.FILES);
    String[] path = {
      "v2", "packages", "organizations", organization.slug(), "registries", registry.slug()
    };
    String json = "{\"description\": \"updated\"}";
    DRIFT.note("PATCH of a registry is " + statusOf(() -> send(ApiRequest.patch(path).json(json))));
    DRIFT.note("PUT of a registry is " + statusOf(() -> send(ApiRequest.put(path).json(json))));
    DRIFT.note("GET access-token is " + statusOf(() -> send(ApiRequest.get("v2", "access-token"))));
  }

  private ApiResponse send(ApiRequest request) {
    return client.send(request);
  }

  private static String statusOf(Supplier<?> call) {
    try {
      Object value = call.get();
      return value instanceof ApiResponse response ? "" + response.status() : "accepted";
    } catch (SdkException e) {
      return e.report().status() + ": " + e.getMessage();
    }
  }

  private PackageRegistry create(Ecosystem ecosystem) {
    return organization.registries().create(request(ecosystem).build());
  }

  private CreatePackageRegistry.Builder request(Ecosystem ecosystem) {
    String name = run.creates(cassettes().uniqueName(LiveRun.PREFIX));
    CreatePackageRegistry.Builder request =
        CreatePackageRegistry.builder(name, ecosystem).description("made by a test, to be deleted");
    return teamIds().isEmpty() ? request : request.teamIds(teamIds());
  }

  private static Upload file(String name) {
    return Upload.bytes(name, name.getBytes(UTF_8));
  }
}
