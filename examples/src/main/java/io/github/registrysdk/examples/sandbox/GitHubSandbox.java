package io.github.registrysdk.examples.sandbox;

import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.testing.FakeGitHub;
import java.time.Duration;

/**
 * What these examples start from: a fake GitHub in this JVM whose organization {@code acme} has two
 * private registries, and a client for it. With a token of your own, {@link
 * GitHubClient#fromEnvironment()} takes the place of {@link #client()}.
 */
public final class GitHubSandbox implements AutoCloseable {
  private final FakeGitHub fake = FakeGitHub.start();
  private final GitHubClient client;

  public GitHubSandbox() {
    fake.addRegistry("acme", "npm_registry", "https://npm.acme.example", "an npm token");
    fake.addRegistry("acme", "python_index", "https://python.acme.example", "a Python token");
    this.client =
        fake.configure(GitHubClient.builder())
            .minWriteInterval(Duration.ZERO) // GitHub asks for a second, a fake does not
            .build();
  }

  public FakeGitHub fake() {
    return fake;
  }

  public GitHubClient client() {
    return client;
  }

  public PrivateRegistryService registries() {
    return client.organization("acme").privateRegistries();
  }

  @Override
  public void close() {
    client.close();
    fake.close();
  }
}
