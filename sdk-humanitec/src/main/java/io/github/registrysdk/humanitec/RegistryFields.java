package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The fields of a registry in requests. */
final class RegistryFields {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant BEYOND = Instant.parse("+10000-01-01T00:00:00Z");
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]+[a-z0-9]");

  private RegistryFields() {}

  /** As in Humanitec's OpenAPI description. */
  static String id(String id) {
    if (!ID.matcher(Require.identifier("id", id)).matches()) {
      throw new IllegalArgumentException(
          "id must have at least three characters: lower-case letters, digits and hyphens, without"
              + " a hyphen at the start or end");
    }
    return id;
  }

  static RequestFields creds(String username, Secret password) {
    return RequestFields.empty()
        .with("username", Require.text("username", username))
        .with("password", Objects.requireNonNull(password, "password"));
  }

  /** Humanitec's OpenAPI description allows milliseconds and years of four digits. */
  static String expires(Instant expires) {
    Objects.requireNonNull(expires, "expires");
    if (expires.isBefore(FIRST) || !expires.isBefore(BEYOND)) {
      throw new IllegalArgumentException("expires must be in the years 0000 to 9999");
    }
    return expires.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  static RequestFields secrets(Map<String, ClusterSecret> secrets) {
    RequestFields fields = RequestFields.empty();
    for (Map.Entry<String, ClusterSecret> entry : secrets.entrySet()) {
      fields = fields.with(Require.text("cluster", entry.getKey()), secret(entry.getValue()));
    }
    return fields;
  }

  /** Checked here and not in the record, which is also used for responses. */
  private static RequestFields secret(ClusterSecret secret) {
    Objects.requireNonNull(secret, "secret");
    return RequestFields.empty()
        .with("namespace", Require.text("namespace", secret.namespace()))
        .with("secret", Require.text("secret", secret.secret()));
  }
}
