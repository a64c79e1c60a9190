/**
 * A client for the private registries and Dependabot secrets of GitHub organizations. It encrypts
 * secrets before it sends them. Start with {@link io.github.registrysdk.github.GitHubClient}.
 *
 * {@snippet :
 * PrivateRegistryService registries = github.organization("acme").privateRegistries();
 * PrivateRegistry npm = // the token is encrypted before it is sent
 *     registries.create(
 *         CreatePrivateRegistry.builder(
 *                 PrivateRegistryType.NPM_REGISTRY,
 *                 "https://npm.acme.example",
 *                 RepositoryAccess.privateRepositories())
 *             .token(token)
 *             .build());
 * System.out.println(npm.name() + " for " + npm.visibility());
 * }
 */
module io.github.registrysdk.github {
  requires transitive io.github.registrysdk.core;
  requires com.fasterxml.jackson.annotation;
  requires org.bouncycastle.provider;

  exports io.github.registrysdk.github;
  exports io.github.registrysdk.github.model;
  exports io.github.registrysdk.github.internal to
      com.fasterxml.jackson.databind;
}
