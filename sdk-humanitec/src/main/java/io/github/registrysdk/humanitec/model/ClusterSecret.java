package io.github.registrysdk.humanitec.model;

/**
 * Names a Kubernetes secret; it holds none.
 *
 * @param namespace where the secret's definition is
 * @param secret its name
 */
public record ClusterSecret(String namespace, String secret) {}
