package io.github.registrysdk.examples;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubApp;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.testing.FakeGitHub;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Signs in as a GitHub App: no token to keep, only the App's key. The client requests tokens, and
 * new ones before they expire.
 */
public final class AppSignIn {
  private static final String CLIENT_ID = "Iv23liExample";

  private AppSignIn() {}

  public static void main(String[] args) throws NoSuchAlgorithmException {
    KeyPair key = newKey();
    try (FakeGitHub fake = FakeGitHub.start()) {
      fake.addApp(CLIENT_ID, key.getPublic(), 42, "acme");
      fake.addRegistry("acme", "npm_registry", "https://npm.acme.example", "an npm token");
      GitHubApp app = GitHubApp.installedIn(CLIENT_ID, pem(key), "acme"); // Secret.fromFile(...)
      try (GitHubClient github = GitHubClient.builder().baseUrl(fake.baseUrl()).app(app).build()) {
        github
            .organization("acme")
            .privateRegistries()
            .list()
            .forEach(registry -> System.out.println(app + " sees " + registry.name()));
      }
    }
  }

  private static KeyPair newKey() throws NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  /** As the file that GitHub lets one download. */
  private static Secret pem(KeyPair key) {
    String base64 = Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded());
    return Secret.of("-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
  }
}
