package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.AccessToken;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.github.GitHubApp;
import io.github.registrysdk.github.GitHubClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Where tokens come from, and where they go to. */
final class SigningIn {
  private SigningIn() {}

  static BuildkiteClient withToken(String baseUrl, Path file) {
    // @start region="token"
    BuildkiteClient buildkite =
        BuildkiteClient.builder()
            .baseUrl(baseUrl) // default: https://api.buildkite.com/
            .token(Secret.fromFile(file)) // or Secret.fromEnv("NAME"), Secret.of(...)
            .build();
    // @end
    return buildkite;
  }

  static TokenSource mounted(Path file) {
    // Read for each attempt: if the file is replaced, the next request uses the new token.
    return TokenSource.supplied(() -> Secret.fromFile(file));
  }

  static TokenSource oidc(Supplier<Secret> agent, InstantSource clock) {
    return TokenSource.cached(
        () -> new AccessToken(agent.get(), clock.instant().plus(Duration.ofMinutes(5))),
        Duration.ofSeconds(30), // requests a new token this long before it expires
        clock); // InstantSource.system()
  }

  static BuildkiteClient withSource(String baseUrl, TokenSource tokens) {
    return BuildkiteClient.builder().baseUrl(baseUrl).tokenSource(tokens).build();
  }

  static GitHubApp app(Path pem) {
    return GitHubApp.installedIn("Iv23liExample", Secret.fromFile(pem), "acme");
  }

  static GitHubClient withApp(String baseUrl, GitHubApp app) {
    return GitHubClient.builder().baseUrl(baseUrl).app(app).build();
  }

  static GitHubClient ownServer(String address, Secret token) {
    return GitHubClient.builder().enterpriseServer(address).token(token).build();
  }

  static GitHubClient enterpriseCloud(Secret token) {
    return GitHubClient.builder().enterpriseCloud("octocorp").token(token).build();
  }
}
