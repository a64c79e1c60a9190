package io.github.registrysdk.examples;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;

/** What the README shows of GitHub. */
public final class GitHubQuickstart {
  private GitHubQuickstart() {}

  public static void main(String[] args) {
    try (FakeGitHub fake = FakeGitHub.start();
        GitHubClient github = fake.configure(GitHubClient.builder()).build()) {
      giveToDependabot(github, Secret.of("a registry token"));
    }
  }

  /** The same with a token of your own. */
  static void live(Secret registryToken) {
    try (GitHubClient github = GitHubClient.fromEnvironment()) { // GITHUB_TOKEN
      giveToDependabot(github, registryToken);
    }
  }

  private static void giveToDependabot(GitHubClient github, Secret registryToken) {
    PrivateRegistryService registries = github.organization("acme").privateRegistries();
    String url = "https://packages.example.com/npm";
    RepositoryAccess access = RepositoryAccess.privateRepositories();
    PrivateRegistry npm = // the token is encrypted before it is sent
        registries.create(
            CreatePrivateRegistry.builder(PrivateRegistryType.NPM_REGISTRY, url, access)
                .token(registryToken)
                .build());
    System.out.println(npm.name() + " for " + npm.visibility());
  }
}
