package io.github.registrysdk.examples.tour;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubOrganization;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.testing.FakeGitHub;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of the tour that GitHub plays in. */
final class GitHubTour {
  private final PrivateRegistryService registries;
  private final @Nullable FakeGitHub fake;
  private final Steps steps;
  private final String organization;
  private final String url =
      "https://npm.example.com/sdk-tour-" + UUID.randomUUID().toString().substring(0, 8);

  /**
   * @param organization where
   * @param fake what stands for GitHub, or null for GitHub itself
   * @param steps shows what is done
   */
  GitHubTour(GitHubOrganization organization, @Nullable FakeGitHub fake, Steps steps) {
    this.registries = organization.privateRegistries();
    this.organization = organization.login();
    this.fake = fake;
    this.steps = steps;
  }

  /** What this chapter is about to do. */
  String intention() {
    return "It makes a private registry for %s in the GitHub organization %s and removes it."
        .formatted(url, organization);
  }

  void run(Cleanup cleanup) {
    cleanup.plan("what was left of the registry for " + url, this::removeWhatIsLeft);
    PrivateRegistry npm = create();
    steps.step(
        "list private registries",
        () -> registries.list().toList(),
        all ->
            all.size()
                + ": "
                + String.join(", ", all.stream().map(PrivateRegistry::name).toList()));
    replaceSecret("rotate the secret", npm, "a second token", "sealed for the same key");
    if (fake != null) {
      String keyId = fake.rotateKey(organization);
      replaceSecret("survive a new key", npm, "a third token", "sealed again, for key " + keyId);
    }
    steps.step(
        "delete the registry",
        () -> registries.delete(npm.name()),
        npm.name() + ", with its secret");
  }

  private PrivateRegistry create() {
    CreatePrivateRegistry request =
        CreatePrivateRegistry.builder(
                PrivateRegistryType.NPM_REGISTRY, url, RepositoryAccess.privateRepositories())
            .token(Secret.of("a first token"))
            .build();
    return steps.step(
        "seal and store a secret",
        () -> registries.create(request),
        npm -> npm.name() + " for " + npm.visibility() + " repositories");
  }

  private void replaceSecret(String title, PrivateRegistry npm, String secret, String outcome) {
    UpdatePrivateRegistry request =
        UpdatePrivateRegistry.builder().secret(Secret.of(secret)).build();
    steps.step(title, () -> registries.update(npm.name(), request), outcome);
  }

  private void removeWhatIsLeft() {
    registries.list().stream()
        .filter(registry -> url.equals(registry.url()))
        .toList()
        .forEach(registry -> registries.delete(registry.name()));
  }
}
