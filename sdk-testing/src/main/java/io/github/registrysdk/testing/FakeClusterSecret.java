package io.github.registrysdk.testing;

/**
 * Where a cluster finds the Kubernetes secret of a registry, as {@link FakeHumanitec} holds it.
 *
 * @param namespace the Kubernetes namespace
 * @param secret the name of the Kubernetes secret
 */
public record FakeClusterSecret(String namespace, String secret) {}
