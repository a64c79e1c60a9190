package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteKeyPair;
import io.github.registrysdk.buildkite.BuildkiteOidc;
import io.github.registrysdk.core.AccessToken;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.github.GitHubApp;
import io.github.registrysdk.github.GitHubClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
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

  static TokenSource cached(Supplier<Secret> service, InstantSource clock) {
    return TokenSource.cached(
        () -> new AccessToken(service.get(), clock.instant().plus(Duration.ofMinutes(5))),
        Duration.ofSeconds(30), // requests a new token this long before it expires
        clock); // InstantSource.system()
  }

  static TokenSource agent(Map<String, String> environment) {
    return BuildkiteOidc.agent(environment) // System.getenv(), which agent() uses
        .forRegistry("acme", "fruit");
  }

  static TokenSource gitHubActions(Map<String, String> environment) {
    return BuildkiteOidc.gitHubActions(environment) // System.getenv(), which gitHubActions() uses
        .forRegistry("acme", "fruit");
  }

  static TokenSource keyPair(String uuid, Path pem) {
    return BuildkiteKeyPair.of(uuid, Secret.fromFile(pem)); // the UUID of the API access token
  }

  static void preflight(BuildkiteClient buildkite) {
    buildkite.requireScopes("read_registries", "write_packages");
  }

  static boolean expiresWithin(Duration time, BuildkiteClient buildkite, InstantSource clock) {
    Instant expiry = buildkite.accessToken().expiresAt(); // null if the token does not expire
    return expiry != null && expiry.isBefore(clock.instant().plus(time));
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
