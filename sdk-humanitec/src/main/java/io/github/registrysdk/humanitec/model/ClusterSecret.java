package io.github.registrysdk.humanitec.model;

/**
 * A reference to a Kubernetes secret. It contains no secret value.
 *
 * @param namespace the Kubernetes namespace of the secret
 * @param secret the name of the secret
 */
public record ClusterSecret(String namespace, String secret) {}
