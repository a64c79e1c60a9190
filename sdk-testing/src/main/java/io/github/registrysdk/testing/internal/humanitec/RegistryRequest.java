package io.github.registrysdk.testing.internal.humanitec;

import io.github.registrysdk.testing.FakeClusterSecret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The document's {@code RegistryRequest}, checked whole before anything is done with it. Fields
 * that the document does not have are overlooked: its own example carries two of them.
 *
 * @param id the registry's id
 * @param registry the registry's name
 * @param type the registry's type
 * @param enableCi null if not sent
 * @param creds null if not sent
 * @param secrets null if not sent
 */
record RegistryRequest(
    String id,
    String registry,
    String type,
    @Nullable Boolean enableCi,
    @Nullable AccountCreds creds,
    @Nullable Map<String, FakeClusterSecret> secrets) {

  static RegistryRequest read(RequestFields fields) {
    String id = fields.text("id");
    if (!RegistryState.ID.matcher(id).matches()) {
      throw fields.invalid("id", "does not match ^" + RegistryState.ID + "$");
    }
    return new RegistryRequest(
        id,
        fields.filled("registry"),
        fields.filled("type"),
        fields.has("enable_ci") ? (Boolean) fields.flag("enable_ci") : null,
        fields.has("creds") ? creds(fields.object("creds")) : null,
        fields.has("secrets") ? secrets(fields.object("secrets")) : null);
  }

  private static AccountCreds creds(RequestFields fields) {
    return new AccountCreds(
        fields.text("username"), fields.text("password"), fields.time("expires"));
  }

  private static Map<String, FakeClusterSecret> secrets(RequestFields clusters) {
    var all = new LinkedHashMap<String, FakeClusterSecret>();
    for (String cluster : clusters.names()) {
      RequestFields fields = clusters.object(cluster);
      all.put(cluster, new FakeClusterSecret(fields.text("namespace"), fields.text("secret")));
    }
    return Collections.unmodifiableMap(all);
  }
}
