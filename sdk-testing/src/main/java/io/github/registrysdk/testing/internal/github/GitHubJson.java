package io.github.registrysdk.testing.internal.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** State as GitHub writes it. */
final class GitHubJson {

  private GitHubJson() {}

  static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A registry in responses to get and list, which never contain the selected repositories. */
  static ObjectNode registry(RegistryState registry, boolean older) {
    return fields(registry, older).put("username", registry.username);
  }

  /** A registry in the response to create, where an absent user name is left out. */
  static ObjectNode created(RegistryState registry, boolean older) {
    ObjectNode node = fields(registry, older);
    if (registry.username != null) {
      node.put("username", registry.username);
    }
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

  static ObjectNode installation(long id, AppState app, OrganizationState organization) {
    ObjectNode node = Json.object().put("id", id).put("app_id", app.id);
    node.putObject("account")
        .put("login", organization.login)
        .put("id", organization.id)
        .put("type", "Organization");
    node.put("target_id", organization.id).put("target_type", "Organization");
    node.put("repository_selection", "all");
    node.putObject("permissions").put(AppRoutes.PERMISSION, "write");
    return node;
  }
}
