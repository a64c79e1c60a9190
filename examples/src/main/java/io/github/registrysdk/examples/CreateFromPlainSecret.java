package io.github.registrysdk.examples;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.sandbox.GitHubSandbox;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;

/**
 * Hands GitHub a registry and its password in one call: the organization's key is fetched, the
 * password sealed for it, and sent with the key's id.
 */
public final class CreateFromPlainSecret {
  private CreateFromPlainSecret() {}

  public static void main(String[] args) {
    try (GitHubSandbox sandbox = new GitHubSandbox()) {
      PrivateRegistry maven =
          sandbox
              .registries()
              .create(
                  CreatePrivateRegistry.builder(
                          PrivateRegistryType.MAVEN_REPOSITORY,
                          "https://maven.acme.example/releases",
                          RepositoryAccess.selected(1296269, 1296280))
                      // Secret.fromEnv and Secret.fromFile read it from elsewhere
                      .usernamePassword("dependabot", Secret.of("the password"))
                      .replacesBase(true)
                      .build());
      System.out.println(maven.name() + " for " + maven.selectedRepositoryIds());
    }
  }
}
