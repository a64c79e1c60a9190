package io.github.registrysdk.testing.internal.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.http.Json;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** State as GitHub writes it. */
final class GitHubJson {

  private GitHubJson() {}

  static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A registry in responses to get and list. */
  static ObjectNode registry(RegistryState registry, boolean older, boolean repositories) {
    ObjectNode node = fields(registry, older).put("username", registry.username);
    return repositories ? withRepositories(node, registry) : node;
  }

  /** A registry in the response to create, where an absent user name is left out. */
  static ObjectNode created(RegistryState registry, boolean older) {
    ObjectNode node = fields(registry, older);
    if (registry.username != null) {
      node.put("username", registry.username);
    }
    return withRepositories(node, registry);
  }

  private static ObjectNode withRepositories(ObjectNode node, RegistryState registry) {
    if (registry.visibility.equals("selected")) {
      var ids = node.putArray("selected_repository_ids");
      registry.selectedRepositoryIds.forEach(ids::add);
    }
    return node;
  }

  private static ObjectNode fields(RegistryState registry, boolean older) {
    ObjectNode node =
        Json.object()
            .put("name", registry.name)
            .put("registry_type", registry.type)
            .put("visibility", registry.visibility)
            .put("created_at", seconds(registry.createdAt))
            .put("updated_at", seconds(registry.updatedAt));
    if (!older) {
      node.put("auth_type", registry.authType.wireName())
          .put("url", registry.url)
          .put("replaces_base", registry.replacesBase);
      registry.own.forEach(node::put);
    }
    return node;
  }

  static ObjectNode publicKey(SealingKey key) {
    return Json.object().put("key_id", key.id).put("key", key.publicKey());
  }

  /** A Dependabot secret of the organization with this URL. */
  static ObjectNode secret(SecretState secret, String organization) {
    ObjectNode node =
        Json.object()
            .put("name", secret.name)
            .put("created_at", seconds(secret.createdAt))
            .put("updated_at", seconds(secret.updatedAt))
            .put("visibility", secret.visibility);
    return secret.visibility.equals("selected")
        ? node.put(
            "selected_repositories_url",
            organization + "/dependabot/secrets/" + secret.name + "/repositories")
        : node;
  }

  /** What identifies a repository, of the many fields that GitHub returns. */
  static ObjectNode repository(RepositoryState repository, URI api) {
    ObjectNode node =
        Json.object()
            .put("id", repository.id)
            .put("name", repository.name)
            .put("full_name", repository.fullName())
            .put("private", true)
            .put("url", api + "repos/" + repository.fullName());
    node.putObject("owner").put("login", repository.owner).put("type", "Organization");
    return node;
  }

  /** An installation, with the fields that GitHub's OpenAPI description requires. */
  static ObjectNode installation(
      long id, AppState app, AppState.Installation installation, URI api) {
    OrganizationState organization = installation.organization();
    String since = seconds(installation.createdAt());
    ObjectNode node =
        Json.object()
            .put("id", id)
            .put("app_id", app.id)
            .put("app_slug", "app-" + app.id)
            .put("client_id", app.clientId);
    node.putObject("account")
        .put("login", organization.login)
        .put("id", organization.id)
        .put("type", "Organization");
    node.put("target_id", organization.id).put("target_type", "Organization");
    node.put("repository_selection", "all");
    AppRoutes.GRANTED.forEach(node.putObject("permissions")::put);
    node.putArray("events");
    return node.put("access_tokens_url", api + "app/installations/" + id + "/access_tokens")
        .put("repositories_url", api + "installation/repositories")
        .put(
            "html_url",
            "https://github.com/organizations/"
                + organization.login
                + "/settings/installations/"
                + id)
        .put("created_at", since)
        .put("updated_at", since)
        .putNull("single_file_name")
        .putNull("suspended_at")
        .putNull("suspended_by");
  }
}
