package io.github.registrysdk.testing.internal.humanitec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.http.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** State as Humanitec writes it. */
final class HumanitecJson {

  private HumanitecJson() {}

  static ObjectNode registry(RegistryState registry) {
    ObjectNode node =
        Json.object()
            .put("id", registry.id)
            .put("registry", registry.name)
            .put("type", registry.type)
            .put("enable_ci", registry.enableCi)
            .put("created_at", millis(registry.createdAt));
    if (registry.createdBy != null) {
      node.put("created_by", registry.createdBy);
    }
    return withSecrets(node, registry);
  }

  static ObjectNode creds(RegistryState registry, @Nullable AccountCreds creds) {
    ObjectNode node = Json.object().put("registry", registry.name);
    if (creds != null) {
      node.put("username", creds.username())
          .put("password", creds.password())
          .put("expires", millis(creds.expires()));
    }
    return withSecrets(node, registry);
  }

  /** Clusters are listed only where there are any: the document requires no map. */
  private static ObjectNode withSecrets(ObjectNode node, RegistryState registry) {
    if (!registry.secrets.isEmpty()) {
      var secrets = node.putObject("secrets");
      registry.secrets.forEach(
          (cluster, secret) ->
              secrets
                  .putObject(cluster)
                  .put("namespace", secret.namespace())
                  .put("secret", secret.secret()));
    }
    return node;
  }

  /** Three digits of a second or none, the two forms of the document's pattern. */
  private static @Nullable String millis(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
