package io.github.registrysdk.github;

import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testsupport.wire.ScriptedServer;
import java.time.Duration;

/** A server that sends the responses of a script, and a client of it. */
final class ScriptedGitHub extends ScriptedServer<ScriptedGitHub> {
  static final String TOKEN = "ghp_scripted";

  private final GitHubClient client = builder().token(Secret.of(TOKEN)).build();

  ScriptedGitHub() {
    super("github", TOKEN, "application/vnd.github+json");
  }

  @Override
  protected ScriptedGitHub self() {
    return this;
  }

  /** Of another client of the same server. */
  GitHubClient.Builder builder() {
    return GitHubClient.builder()
        .baseUrl(url())
        .minWriteInterval(Duration.ZERO)
        .retryPolicy(RetryPolicy.none());
  }

  GitHubClient client() {
    return client;
  }

  PrivateRegistryService registries() {
    return client.organization("acme").privateRegistries();
  }

  @Override
  public void close() {
    client.close();
    super.close();
  }
}
