package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.spi.Require;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a registry as they are sent. */
final class RegistryFields {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]+[a-z0-9]");

  private RegistryFields() {}

  /** As Humanitec's own description of its API says. */
  static String id(String id) {
    if (!ID.matcher(Require.identifier("id", id)).matches()) {
      throw new IllegalArgumentException(
          "id must have at least three characters: lower-case letters, digits and, inside, hyphens");
    }
    return id;
  }

  static RequestFields creds(String username, Secret password, @Nullable Instant expires) {
    RequestFields creds =
        RequestFields.empty()
            .with("username", Require.text("username", username))
            .with("password", Objects.requireNonNull(password, "password"));
    // The description allows milliseconds and nothing finer.
    return expires == null
        ? creds
        : creds.with("expires", expires.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  static RequestFields secrets(Map<String, ClusterSecret> secrets) {
    RequestFields fields = RequestFields.empty();
    for (Map.Entry<String, ClusterSecret> entry : secrets.entrySet()) {
      ClusterSecret secret = entry.getValue();
      fields =
          fields.with(
              Require.text("cluster", entry.getKey()),
              RequestFields.empty()
                  .with("namespace", secret.namespace())
                  .with("secret", secret.secret()));
    }
    return fields;
  }
}
