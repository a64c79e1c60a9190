package io.github.registrysdk.testing;

/**
 * Where a cluster finds the Kubernetes secret of a registry, as {@link FakeHumanitec} holds it.
 *
 * @param namespace the Kubernetes namespace
 * @param secret the Kubernetes secret's name, which is no secret itself
 */
public record FakeClusterSecret(String namespace, String secret) {}
