package io.github.registrysdk.examples.guide;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.DependabotSecretService;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.github.model.DependabotSecret;
import io.github.registrysdk.github.model.OidcAuth;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import java.util.List;

/** The first minutes with GitHub. */
final class GitHubStart {
  private GitHubStart() {}

  static List<String> namesOfEnvironment() {
    try (GitHubClient github = GitHubClient.fromEnvironment()) {
      return github.organization().privateRegistries().list().stream()
          .map(PrivateRegistry::name)
          .toList();
    }
  }

  static List<String> names(GitHubClient github) {
    return github.organization("acme").privateRegistries().list().stream()
        .map(PrivateRegistry::name)
        .toList();
  }

  static PrivateRegistry giveToDependabot(GitHubClient github, Secret token) {
    // @start region="create"
    PrivateRegistryService registries = github.organization("acme").privateRegistries();
    PrivateRegistry npm = // the token is encrypted before it is sent
        registries.create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.NPM_REGISTRY,
                    "https://npm.acme.example",
                    RepositoryAccess.privateRepositories())
                .token(token)
                .build());
    System.out.println(npm.name() + " for " + npm.visibility());
    // @end
    return npm;
  }

  static void replaceSecret(PrivateRegistryService registries, String name, Secret token) {
    // @start region="replace"
    registries.update(name, UpdatePrivateRegistry.builder().secret(token).build());
    // @end
  }

  static PrivateRegistry forRepositories(PrivateRegistryService registries, Secret token) {
    // @start region="names"
    PrivateRegistry modules = // GitHub needs the ids of the repositories, and the client finds them
        registries.create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.GIT_SOURCE,
                    "https://github.com",
                    RepositoryAccess.selected("api", "web"))
                .usernamePassword("x-access-token", token)
                .build());
    // @end
    return modules;
  }

  static void storeForDependabotYml(GitHubClient github, Secret token) {
    // @start region="secrets"
    DependabotSecretService secrets = github.organization("acme").dependabotSecrets();
    secrets.put("NPM_TOKEN", token, RepositoryAccess.selected("api")); // created or replaced
    long web = github.organization("acme").repositories().get("web").id();
    secrets.addRepository("NPM_TOKEN", web);
    for (DependabotSecret secret : secrets.list()) {
      System.out.println(secret.name() + " for " + secret.visibility());
    }
    // @end
  }

  static PrivateRegistry withoutSecret(PrivateRegistryService registries) {
    // @start region="oidc"
    PrivateRegistry artifacts = // Dependabot authenticates with OIDC, without a secret
        registries.create(
            CreatePrivateRegistry.builder(
                    PrivateRegistryType.NUGET_FEED,
                    "https://pkgs.dev.azure.com/acme/_packaging/feed/nuget/v3/index.json",
                    RepositoryAccess.selected(1296269, 1296280))
                .oidc(
                    OidcAuth.azure()
                        .tenantId("the tenant's id")
                        .clientId("the client's id")
                        .build())
                .build());
    // @end
    return artifacts;
  }
}
