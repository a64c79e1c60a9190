package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakePackageRegistry;
import io.github.registrysdk.testing.FakeRegistryPackage;
import io.github.registrysdk.testsupport.Differences;
import io.github.registrysdk.testsupport.OtherClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fake against Buildkite's own Go client, which makes every call that it has for package
 * registries, the rate limit and the access token. It knows no registry tokens and no copying.
 */
class GoBuildkiteContractIT {
  private static final String ORG = "acme";

  /** The client has one type for a registry wherever it appears; a reference lacks the rest. */
  private static final List<String> REGISTRY_ONLY =
      List.of("name", "ecosystem", "description", "emoji", "color", "public", "oidc_policy");

  private static final List<String> ORGANIZATION_ONLY =
      List.of(
          "name",
          "graphql_id",
          "repository",
          "pipelines_url",
          "emojis_url",
          "agents_url",
          "created_at");

  @AutoClose private final FakeBuildkite fake = FakeBuildkite.start();
  private Differences differences;
  private OtherClient go;

  @TempDir Path directory;

  @BeforeEach
  void open() {
    go = client(fake.token());
    differences = Differences.of("go-buildkite");
  }

  @Test
  void everyCallDecodesWhatTheFakeHolds() throws IOException {
    registries();
    packages();
    limitsAndToken();
    refusals();
    differences.verify();
  }

  private void registries() {
    var request =
        OtherClient.object()
            .put("name", "My Debs")
            .put("ecosystem", "debian")
            .put("description", "for the servers")
            .put("emoji", ":package:")
            .put("color", "#f0ccff");
    var created = go.call(request, "registries.create", ORG);
    differences.compare(created, registry(created.decoded().path("slug").asText()));
    differences.compare(go.call("registries.get", ORG, "my-debs"), registry("my-debs"));
    var all = OtherClient.object().arrayNode().add(registry("my-debs"));
    differences.compare(go.call("registries.list", ORG), all);

    var policy = OtherClient.object().put("name", "With policy").put("ecosystem", "files");
    var statement = policy.putArray("oidc_policy").addObject().put("iss", "https://x");
    statement.putArray("scopes").add("read_packages");
    statement.putObject("claims").putObject("organization_slug").put("equals", ORG);
    var withPolicy = go.call(policy, "registries.create", ORG);
    differences.compare(withPolicy.named("with a policy"), registry("with-policy"));
    differences.compare(go.call("registries.delete", ORG, "with-policy"), OtherClient.object());
    differences.compare("registries.delete", "held", held("with-policy"), false);

    var change = OtherClient.object().put("description", "for the desktops");
    var updated = go.call(change, "registries.update", ORG, "my-debs");
    differences.compare(updated, registry("my-debs"));
    differences.compare(
        "registries.update",
        "held",
        registry("my-debs").path("description").asText(),
        "for the desktops");
    var rename = OtherClient.object().put("name", "Your Debs");
    differences.compare(
        go.call(rename, "registries.update", ORG, "my-debs").named("of the name"),
        registry("your-debs"));
  }

  private void packages() throws IOException {
    String slug = fake.addRegistry(ORG, "Fruit", "debian");
    for (String version : List.of("1.1-1", "1.1-2")) {
      String name = "banana_" + version + "_amd64.deb";
      Path file = Files.writeString(directory.resolve(name), version, UTF_8);
      var published = go.call("packages.publish", ORG, slug, file.toString());
      differences.compare(published, onePackage(slug, newest(slug)));
    }
    FakeRegistryPackage newest = newest(slug);
    differences.compare(go.call("packages.get", ORG, slug, newest.id()), onePackage(slug, newest));

    var first = go.call("packages.list", ORG, slug, "1", "");
    differences.compare(first, page(slug, 0, "prev"));
    String next = first.body().path("links").path("next").asText();
    differences.compare(go.call("packages.next", ORG, slug, next), page(slug, 1, "next"));

    differences.compare(go.call("packages.presign", ORG, slug), OtherClient.object());
    differences.compare(go.call("packages.delete", ORG, slug, newest.id()), OtherClient.object());
    differences.compare("packages.delete", "held", newest(slug).id().equals(newest.id()), false);
  }

  private void limitsAndToken() {
    differences.compare(go.call("rateLimit.get", ORG), OtherClient.object());
    differences.compare(go.call("accessToken.get"), OtherClient.object());
    differences.compare(client(spareToken()).call("accessToken.revoke"), OtherClient.object());
  }

  private void refusals() {
    refused("of a missing registry", go.call("registries.get", ORG, "missing"), 404);
    refused("with an unknown token", client("bkua_unknown").call("registries.list", ORG), 401);
    var nameless = OtherClient.object().put("ecosystem", "debian");
    refused("without a name", go.call(nameless, "registries.create", ORG), 422);
    fake.addToken("bkua_reader", "read_registries");
    var request = OtherClient.object().put("name", "x").put("ecosystem", "debian");
    refused(
        "without the scope", client("bkua_reader").call(request, "registries.create", ORG), 403);
    fake.faults()
        .on(BuildkiteOperation.CREATE_REGISTRY)
        .once(FakeBuildkite.userRateLimit(Duration.ofSeconds(42)));
    refused("too often", go.call(request, "registries.create", ORG), 429);
  }

  private void refused(String how, OtherClient.Outcome outcome, int status) {
    differences.compareRefusal(outcome.named(how), status, "buildkite.ErrorResponse");
  }

  private OtherClient client(String token) {
    return OtherClient.named(
        "buildkite", Map.of("CLIENT_BASE_URL", fake.baseUrl().toString(), "CLIENT_TOKEN", token));
  }

  private String spareToken() {
    fake.addToken("bkua_spare");
    return "bkua_spare";
  }

  private boolean held(String slug) {
    return fake.organization(ORG).registries().stream().anyMatch(one -> one.slug().equals(slug));
  }

  private FakeRegistryPackage newest(String slug) {
    return fake.organization(ORG).registry(slug).packages().get(0);
  }

  private ObjectNode registry(String slug) {
    FakePackageRegistry held = fake.organization(ORG).registry(slug);
    ObjectNode node =
        reference(held)
            .put("name", held.name())
            .put("ecosystem", held.ecosystem())
            .put("description", held.description())
            .put("emoji", held.emoji())
            .put("color", held.color())
            .put("public", false)
            .put("oidc_policy", held.oidcPolicy());
    held.teamIds().forEach(node.putArray("team_ids")::add);
    return node;
  }

  private static ObjectNode reference(FakePackageRegistry held) {
    return OtherClient.object().put("id", held.id()).put("slug", held.slug());
  }

  private ObjectNode onePackage(String slug, FakeRegistryPackage held) {
    ObjectNode node = summary(held);
    node.set("registry", withNull(reference(fake.organization(ORG).registry(slug)), REGISTRY_ONLY));
    node.set(
        "organization",
        withNull(
            OtherClient.object().put("id", fake.organization(ORG).id()).put("slug", ORG),
            ORGANIZATION_ONLY));
    return node;
  }

  private static ObjectNode withNull(ObjectNode node, List<String> names) {
    for (String name : names) {
      node.putNull(name);
    }
    return node;
  }

  private static ObjectNode summary(FakeRegistryPackage held) {
    ObjectNode node =
        OtherClient.object()
            .put("id", held.id())
            .put("name", held.name())
            .put("version", held.version());
    held.digests().forEach(node.putObject("digests")::put);
    return node;
  }

  private ObjectNode page(String slug, int index, String missingLink) {
    FakeRegistryPackage held = fake.organization(ORG).registry(slug).packages().get(index);
    ObjectNode node = OtherClient.object();
    ObjectNode item = withNull(summary(held), List.of("organization", "registry"));
    node.putArray("items").add(item);
    node.putObject("links").putNull(missingLink);
    return node;
  }
}
