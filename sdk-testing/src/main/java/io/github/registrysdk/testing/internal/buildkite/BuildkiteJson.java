package io.github.registrysdk.testing.internal.buildkite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.http.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** State as Buildkite writes it. URLs of the API are the fake's own. */
final class BuildkiteJson {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String WEB = "https://buildkite.com/organizations/";

  private BuildkiteJson() {}

  static String graphqlId(String type, String id) {
    return Base64.getEncoder().encodeToString((type + "---" + id).getBytes(StandardCharsets.UTF_8));
  }

  static String millis(Instant instant) {
    return MILLIS.format(instant);
  }

  /** The page of the API has another {@code web_url} in the list. */
  static ObjectNode listedRegistry(URI base, RegistryState registry) {
    return registry(base, registry).put("web_url", webUrl(registry, "/packages/registries/"));
  }

  /**
   * A registry. The policy is a text, as both {@code buildkite/go-buildkite} and {@code
   * buildkite/terraform-provider-buildkite} declare it. A new registry may have an emoji that
   * nobody sent ({@code _updatable_registry_components_1.md}); the example of the page shows null.
   */
  static ObjectNode registry(URI base, RegistryState registry) {
    ObjectNode node =
        reference(base, registry)
            .put("name", registry.name)
            .put("ecosystem", registry.ecosystem)
            .put("description", registry.description)
            .put("emoji", registry.emoji)
            .put("color", registry.color)
            .put("public", false)
            .put("type", "source");
    var teams = node.putArray("team_ids");
    registry.teamIds.forEach(teams::add);
    return node.put("oidc_policy", registry.oidcPolicy);
  }

  static ObjectNode token(URI base, RegistryState registry, TokenState token) {
    ObjectNode node =
        Json.object()
            .put("id", token.id)
            .put("graphql_id", graphqlId("RegistryToken", token.id))
            .put("description", token.description)
            .put("url", url(base, registry) + "/tokens/" + token.id)
            .put("created_at", millis(token.createdAt));
    node.set("created_by", token.createdBy.deepCopy());
    node.set("organization", organization(base, registry.organization));
    node.set("registry", reference(base, registry));
    return node;
  }

  static ObjectNode summary(URI base, RegistryState registry, PackageState item) {
    String web = WEB + registry.organization.slug + "/packages/registries/" + registry.slug;
    ObjectNode node =
        Json.object()
            .put("id", item.id())
            .put("url", url(base, registry) + "/packages/" + item.id())
            .put("web_url", web + "/packages/" + item.id())
            .put("name", item.coordinates().name())
            .put("created_at", item.createdAt().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("version", item.coordinates().version())
            .put("variant", item.coordinates().variant());
    var digests = node.putObject("digests");
    new TreeMap<>(item.file().digests()).forEach(digests::put);
    return node;
  }

  static ObjectNode packageOf(URI base, RegistryState registry, PackageState item) {
    ObjectNode node = summary(base, registry, item);
    node.remove("created_at"); // only the list has it, on the page and in buildkite/go-buildkite
    node.putObject("metadata");
    node.set("organization", organization(base, registry.organization));
    node.set("registry", reference(base, registry));
    return node;
  }

  /**
   * The body of a webhook, with the fields of the example on Buildkite's page about the webhooks of
   * Package Registries ({@code pages/apis/webhooks/package_registries.md} in {@code
   * buildkite/docs}). The example has one pair of braces too many around the package.
   */
  static ObjectNode packageCreated(URI base, RegistryState registry, PackageState item) {
    ObjectNode all = packageOf(base, registry, item);
    ObjectNode node = Json.object().put("event", "package.created");
    node.set(
        "package", all.retain(List.of("id", "url", "web_url", "name", "organization", "registry")));
    node.putObject("sender").put("id", registry.organization.id).put("name", "Developer");
    return node;
  }

  private static ObjectNode organization(URI base, OrganizationState organization) {
    return Json.object()
        .put("id", organization.id)
        .put("slug", organization.slug)
        .put("url", base + "v2/organizations/" + organization.slug)
        .put("web_url", "https://buildkite.com/" + organization.slug);
  }

  private static ObjectNode reference(URI base, RegistryState registry) {
    return Json.object()
        .put("id", registry.id)
        .put("graphql_id", graphqlId("Registry", registry.id))
        .put("slug", registry.slug)
        .put("url", url(base, registry))
        .put("web_url", webUrl(registry, "/registries/"));
  }

  private static String webUrl(RegistryState registry, String path) {
    return WEB + registry.organization.slug + path + registry.slug;
  }

  private static String url(URI base, RegistryState registry) {
    return base
        + "v2/packages/organizations/"
        + registry.organization.slug
        + "/registries/"
        + registry.slug;
  }
}
