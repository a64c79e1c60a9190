package io.github.registrysdk.examples.guide;

import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubOrganization;
import io.github.registrysdk.github.RegistrySecret;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.github.model.RegistryPublicKey;

/** Each curl of GitHub's page, in Java. */
final class FromCurlGitHub {
  private FromCurlGitHub() {}

  static Listing<PrivateRegistry> list(GitHubOrganization org) {
    return org.privateRegistries().list();
  }

  static PrivateRegistry create(GitHubOrganization org, Secret password) {
    return org.privateRegistries()
        .create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.MAVEN_REPOSITORY,
                    "https://maven.acme.example/releases",
                    RepositoryAccess.privateRepositories())
                .usernamePassword("monalisa", password)
                .build());
  }

  static PrivateRegistry createAsOnThePage(
      GitHubOrganization org, String encryptedValue, String keyId) {
    return org.privateRegistries()
        .create(
            CreatePrivateRegistry.olderServerBuilder(
                    PrivateRegistryType.MAVEN_REPOSITORY, RepositoryAccess.privateRepositories())
                .token(RegistrySecret.encrypted(encryptedValue, keyId))
                .username("monalisa")
                .build());
  }

  static RegistryPublicKey publicKey(GitHubOrganization org) {
    return org.privateRegistries().publicKey();
  }

  static PrivateRegistry get(GitHubOrganization org) {
    return org.privateRegistries().get("MAVEN_REPOSITORY_SECRET");
  }

  static void update(GitHubOrganization org, Secret password) {
    org.privateRegistries()
        .update(
            "MAVEN_REPOSITORY_SECRET",
            UpdatePrivateRegistry.builder().username("monalisa").secret(password).build());
  }

  static void delete(GitHubOrganization org) {
    org.privateRegistries().delete("MAVEN_REPOSITORY_SECRET");
  }
}
