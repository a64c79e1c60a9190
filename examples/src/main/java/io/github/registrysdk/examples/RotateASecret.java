package io.github.registrysdk.examples;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.sandbox.GitHubSandbox;
import io.github.registrysdk.github.UpdatePrivateRegistry;

/**
 * Replaces a registry's secret and nothing else; also right after GitHub has changed the key that
 * secrets are sealed for, which costs one request more.
 */
public final class RotateASecret {
  private static final String NAME = "NPM_REGISTRY_SECRET";

  private RotateASecret() {}

  public static void main(String[] args) {
    try (GitHubSandbox sandbox = new GitHubSandbox()) {
      replace(sandbox, "a second token");
      sandbox.fake().rotateKey("acme"); // the SDK still has the old key
      replace(sandbox, "a third token");
    }
  }

  private static void replace(GitHubSandbox sandbox, String token) {
    sandbox
        .registries()
        .update(NAME, UpdatePrivateRegistry.builder().secret(Secret.of(token)).build());
    String held = sandbox.fake().organization("acme").registry(NAME).secret();
    System.out.println("GitHub opened it: " + token.equals(held));
  }
}
