package io.github.registrysdk.humanitec.model;

import io.github.registrysdk.core.spi.Require;

/**
 * Names a Kubernetes secret; it holds none.
 *
 * @param namespace where the secret's definition is
 * @param secret its name
 */
public record ClusterSecret(String namespace, String secret) {
  public ClusterSecret {
    Require.text("namespace", namespace);
    Require.text("secret", secret);
  }
}
