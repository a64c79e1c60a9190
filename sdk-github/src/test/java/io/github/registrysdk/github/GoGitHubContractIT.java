package io.github.registrysdk.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.FakeDependabotSecret;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testsupport.Differences;
import io.github.registrysdk.testsupport.OtherClient;
import io.github.registrysdk.testsupport.RsaKeys;
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
 * The fake against go-github, which makes every call that it has for private registries and for
 * Dependabot secrets of an organization, signed in with a token and, by ghinstallation, as a GitHub
 * App.
 */
class GoGitHubContractIT {
  private static final String ORG = "acme";
  private static final long APP = 4711;
  private static final long INSTALLATION = 815;
  private static final String URL = "https://registry.acme.example/";

  /** What only some ways to sign in have. */
  private static final List<String> OIDC_FIELDS =
      List.of(
          "tenant_id",
          "client_id",
          "aws_region",
          "account_id",
          "role_name",
          "domain",
          "domain_owner",
          "jfrog_oidc_provider_name",
          "audience",
          "identity_mapping_name");

  @AutoClose private final FakeGitHub fake = FakeGitHub.start();
  private Differences differences;
  private OtherClient go;

  @TempDir Path directory;

  @BeforeEach
  void open() {
    go = client(fake.token());
    differences = Differences.of("go-github");
  }

  @Test
  void everyCallDecodesWhatTheFakeHolds() throws IOException {
    registriesWithSecrets();
    registriesWithOidc();
    pages();
    secrets();
    app();
    refusals();
    limits();
    forgetWhatTheFakeDoesNotKnow();
    differences.verify();
  }

  private void registriesWithSecrets() {
    var key = go.call("registries.publicKey", ORG);
    differences.compare(key, OtherClient.object().put("key_id", fake.organization(ORG).keyId()));

    var token =
        request("npm_registry")
            .put("username", "monalisa")
            .put("replaces_base", true)
            .put("visibility", "selected")
            .put("secret", "hunter2");
    token.putArray("selected_repository_ids").add(3).add(4);
    String name = created(go, "with a token", token);
    differences.compare("registries.create", "secret", held(name).secret(), "hunter2");
    differences.compare(go.call("registries.get", ORG, name), withoutRepositories(held(name)));

    var password =
        request("maven_repository")
            .put("auth_type", "username_password")
            .put("username", "monalisa")
            .put("secret", "hunter3");
    differences.compare(
        "registries.create with a password",
        "secret",
        held(created(go, "with a password", password)).secret(),
        "hunter3");

    var change =
        OtherClient.object()
            .put("url", "https://two.acme.example/")
            .put("username", "hubot")
            .put("replaces_base", false)
            .put("visibility", "all")
            .put("secret", "hunter4");
    differences.compare(go.call(change, "registries.update", ORG, name), OtherClient.object());
    var changed = held(name);
    differences.compare("registries.update", "url", changed.url(), "https://two.acme.example/");
    differences.compare("registries.update", "username", changed.username(), "hubot");
    differences.compare("registries.update", "replaces_base", changed.replacesBase(), false);
    differences.compare("registries.update", "visibility", changed.visibility(), "all");
    differences.compare("registries.update", "secret", changed.secret(), "hunter4");

    differences.compare(go.call("registries.delete", ORG, name), OtherClient.object());
    differences.compare("registries.delete", "held", holds(name), false);
  }

  private void registriesWithOidc() {
    var azure = request("docker_registry").put("auth_type", "oidc_azure");
    azure.put("tenant_id", "t").put("client_id", "c");
    var aws = request("docker_registry").put("auth_type", "oidc_aws").put("audience", "x");
    aws.put("aws_region", "eu-west-1").put("account_id", "123456789012").put("role_name", "r");
    aws.put("domain", "d").put("domain_owner", "123456789012");
    var jfrog = request("docker_registry").put("auth_type", "oidc_jfrog").put("audience", "x");
    jfrog.put("jfrog_oidc_provider_name", "p").put("identity_mapping_name", "m");
    for (ObjectNode one : List.of(azure, aws, jfrog)) {
      String how = "with " + one.get("auth_type").asText();
      String name = created(go, how, one);
      differences.compare(
          go.call("registries.get", ORG, name).named(how), withoutRepositories(held(name)));
    }
  }

  private void pages() {
    int count = fake.organization(ORG).registries().size();
    var first = go.call("registries.list", ORG, "1", "1");
    var decoded = first.decoded();
    differences.compare("registries.list", "next_page", decoded.path("next_page"), 2);
    differences.compare("registries.list", "last_page", decoded.path("last_page"), count);
    differences.compare("registries.list", "total_count", decoded.at("/page/total_count"), count);
    var all = go.call("registries.list", ORG, "1", "100");
    var state = OtherClient.object().put("total_count", count);
    var items = state.putArray("configurations");
    fake.organization(ORG).registries().forEach(one -> items.add(withoutRepositories(one)));
    // The client's page, without what the program says about further pages.
    var report = OtherClient.object();
    report.set("exchanges", all.report().path("exchanges"));
    report.set("decoded", all.decoded().path("page"));
    differences.compare(new OtherClient.Outcome("registries.list", report), state);
  }

  private void secrets() {
    long api = fake.addRepository(ORG, "api");
    long web = fake.addRepository(ORG, "web");
    differences.compare(
        go.call("repositories.get", ORG, "api"),
        OtherClient.object().put("id", api).put("full_name", "acme/api").put("private", true));
    differences.compare(
        go.call("secrets.publicKey", ORG),
        OtherClient.object().put("key_id", fake.organization(ORG).dependabotKeyId()));
    var request = OtherClient.object().put("visibility", "selected").put("secret", "hunter8");
    request.putArray("selected_repository_ids").add(api);
    differences.compare(
        go.call(request, "secrets.put", ORG, "NPM_TOKEN").named("of a new secret"),
        OtherClient.object());
    differences.compare("secrets.put", "secret", heldSecret().secret(), "hunter8");
    differences.compare("secrets.put", "ids", heldSecret().selectedRepositoryIds(), List.of(api));
    differences.compare(go.call("secrets.get", ORG, "NPM_TOKEN"), secret());
    String id = String.valueOf(web);
    String name = "NPM_TOKEN";
    differences.compare(go.call("secrets.addRepository", ORG, name, id), OtherClient.object());
    differences.compare("add", "ids", heldSecret().selectedRepositoryIds(), List.of(api, web));
    var both = OtherClient.object().put("total_count", 2);
    both.putArray("repositories").addObject().put("id", api);
    both.withArray("repositories").addObject().put("id", web);
    differences.compare(go.call("secrets.repositories", ORG, name), both);
    differences.compare(go.call("secrets.removeRepository", ORG, name, id), OtherClient.object());
    differences.compare("remove", "ids", heldSecret().selectedRepositoryIds(), List.of(api));
    differences.compare(go.call("secrets.setRepositories", ORG, name, id), OtherClient.object());
    differences.compare("set", "ids", heldSecret().selectedRepositoryIds(), List.of(web));
    var change = OtherClient.object().put("visibility", "all").put("secret", "hunter9");
    differences.compare(go.call(change, "secrets.put", ORG, name), OtherClient.object());
    differences.compare("secrets.put", "secret", heldSecret().secret(), "hunter9");
    var page = go.call("secrets.list", ORG, "1", "100");
    differences.compare(
        "secrets.list", "name", page.decoded().at("/page/secrets/0/name").asText(), name);
    String type = "github.ErrorResponse";
    refused("of all", go.call("secrets.addRepository", ORG, name, id), 409, type);
    refused("of a missing one", go.call("secrets.get", ORG, "NONE"), 404, type);
    differences.compare(go.call("secrets.delete", ORG, name), OtherClient.object());
    differences.compare(
        "secrets.delete", "held", fake.organization(ORG).dependabotSecrets().size(), 0);
  }

  private FakeDependabotSecret heldSecret() {
    return fake.organization(ORG).dependabotSecret("NPM_TOKEN");
  }

  private ObjectNode secret() {
    return OtherClient.object().put("name", "NPM_TOKEN").put("visibility", "selected");
  }

  private void app() throws IOException {
    fake.addApp(String.valueOf(APP), RsaKeys.PAIR.getPublic(), INSTALLATION, ORG);
    Path key = Files.writeString(directory.resolve("key.pem"), RsaKeys.pkcs8());
    OtherClient app = app(key);

    differences.compare(
        app.call("app.installation", ORG),
        OtherClient.object().put("id", INSTALLATION).put("app_id", APP));
    differences.compare(
        app.call("app.createToken", String.valueOf(INSTALLATION)),
        OtherClient.object().putNull("repositories"));
    String name = created(app, "as an App", request("npm_registry").put("secret", "hunter5"));
    if (holds(name)) {
      differences.compare(
          app.call("registries.get", ORG, name).named("as an App"),
          withoutRepositories(held(name)));
    }
    differences.compare(app.call("token.revoke"), OtherClient.object());
  }

  private void refusals() {
    String type = "github.ErrorResponse";
    refused("of a missing registry", go.call("registries.get", ORG, "NONE"), 404, type);
    refused(
        "with an unknown token", client("ghp_unknown").call("registries.get", ORG, "X"), 401, type);
    fake.addToken("ghp_reader", "organization_private_registries:read");
    var request = request("npm_registry").put("secret", "hunter6");
    refused(
        "without permission",
        client("ghp_reader").call(request, "registries.create", ORG),
        403,
        type);
    var incomplete = request("docker_registry").put("auth_type", "oidc_azure");
    refused("without tenant_id", go.call(incomplete, "registries.create", ORG), 422, type);
    var other = OtherClient.object().put("auth_type", "oidc_azure").put("tenant_id", "t");
    String name = fake.addRegistry(ORG, "npm_registry", URL, "hunter7");
    refused("of auth_type", go.call(other, "registries.update", ORG, name), 422, type);
  }

  private void limits() {
    for (String scope : List.of("core", "core-429")) {
      limited(scope, "github.RateLimitError");
    }
    for (String scope :
        List.of("secondary", "secondary-429", "secondary-words", "secondary-words-429")) {
      limited(scope, "github.AbuseRateLimitError");
    }
  }

  private void limited(String scope, String type) {
    fake.faults()
        .on(GitHubOperation.GET_PUBLIC_KEY)
        .once(new Fault.RateLimited(scope, Duration.ofSeconds(42)));
    refused(
        "limited by " + scope,
        go.call("registries.publicKey", ORG),
        scope.endsWith("429") ? 429 : 403,
        type);
  }

  private String created(OtherClient client, String how, ObjectNode request) {
    var outcome = client.call(request, "registries.create", ORG).named(how);
    String name = outcome.decoded().path("name").asText();
    if (holds(name)) {
      differences.compare(outcome, registry(held(name)));
    } else {
      differences.compare(outcome, OtherClient.object());
    }
    return name;
  }

  private void refused(String how, OtherClient.Outcome outcome, int status, String type) {
    differences.compareRefusal(outcome.named(how), status, type);
  }

  /** The differences already name the call; a second report would hide what else is wrong. */
  private void forgetWhatTheFakeDoesNotKnow() {
    try {
      fake.verify();
    } catch (AssertionError e) {
      differences.add("every call", "route", String.valueOf(e.getMessage()));
    }
  }

  private OtherClient client(String token) {
    return OtherClient.named(
        "github", Map.of("CLIENT_BASE_URL", fake.baseUrl().toString(), "CLIENT_TOKEN", token));
  }

  private OtherClient app(Path key) {
    return OtherClient.named(
        "github",
        Map.of(
            "CLIENT_BASE_URL", fake.baseUrl().toString(),
            "CLIENT_TOKEN", "",
            "CLIENT_APP_ID", String.valueOf(APP),
            "CLIENT_INSTALLATION_ID", String.valueOf(INSTALLATION),
            "CLIENT_PRIVATE_KEY_FILE", key.toString()));
  }

  private static ObjectNode request(String type) {
    return OtherClient.object()
        .put("registry_type", type)
        .put("url", URL)
        .put("visibility", "private");
  }

  private boolean holds(String name) {
    return fake.organization(ORG).registries().stream().anyMatch(one -> one.name().equals(name));
  }

  private FakePrivateRegistry held(String name) {
    return fake.organization(ORG).registry(name);
  }

  private static ObjectNode registry(FakePrivateRegistry held) {
    ObjectNode node =
        OtherClient.object()
            .put("name", held.name())
            .put("registry_type", held.type())
            .put("auth_type", held.authType())
            .put("url", held.url())
            .put("username", held.username())
            .put("replaces_base", held.replacesBase())
            .put("visibility", held.visibility());
    if (held.selectedRepositoryIds().isEmpty()) {
      node.putNull("selected_repository_ids");
    } else {
      held.selectedRepositoryIds().forEach(node.withArray("selected_repository_ids")::add);
    }
    for (String field : OIDC_FIELDS) {
      node.put(field, held.oidcFields().get(field));
    }
    return node;
  }

  /** Only the response to a create has the repositories. */
  private static ObjectNode withoutRepositories(FakePrivateRegistry held) {
    return registry(held).putNull("selected_repository_ids");
  }
}
