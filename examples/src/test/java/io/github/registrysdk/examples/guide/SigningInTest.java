package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeGitHubExtension;
import io.github.registrysdk.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({FakeBuildkiteExtension.class, FakeGitHubExtension.class})
final class SigningInTest {
  @TempDir Path folder;

  @Test
  void tokenIsReadFromAFileWithoutItsLineBreak(FakeBuildkite fake) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), fake.token() + "\n");
    try (BuildkiteClient buildkite = SigningIn.withToken(fake.baseUrl().toString(), file)) {
      assertThat(BuildkiteStart.slugs(buildkite)).isEmpty();
    }
  }

  @Test
  void replacedFileTakesEffectWithTheNextRequest(FakeBuildkite fake) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "bkua_wrong");
    try (BuildkiteClient buildkite =
        SigningIn.withSource(fake.baseUrl().toString(), SigningIn.mounted(file))) {
      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> BuildkiteStart.slugs(buildkite));
      Files.writeString(file, fake.token());
      assertThat(BuildkiteStart.slugs(buildkite)).isEmpty();
    }
  }

  @Test
  void oidcTokenIsAskedForAgainBeforeItEnds(FakeBuildkite fake) {
    ManualClock clock = ManualClock.create();
    fake.addToken("second", "read_registries");
    Iterator<String> agent = List.of(fake.token(), "second").iterator();
    try (BuildkiteClient buildkite =
        SigningIn.withSource(
            fake.baseUrl().toString(), SigningIn.oidc(() -> Secret.of(agent.next()), clock))) {
      BuildkiteStart.slugs(buildkite);
      BuildkiteStart.slugs(buildkite);
      clock.advance(Duration.ofSeconds(271));
      BuildkiteStart.slugs(buildkite);
    }
    assertThat(fake.calls().stream().map(call -> call.header("Authorization").orElseThrow()))
        .containsExactly("Bearer " + fake.token(), "Bearer " + fake.token(), "Bearer second");
  }

  @Test
  void appSignsInWithItsKey(FakeGitHub fake) throws IOException, NoSuchAlgorithmException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair key = generator.generateKeyPair();
    fake.addApp("Iv23liExample", key.getPublic(), 42, "acme");
    Path pem = Files.writeString(folder.resolve("app.pem"), pem(key));
    try (GitHubClient github = SigningIn.withApp(fake.baseUrl().toString(), SigningIn.app(pem))) {
      assertThat(GitHubStart.names(github)).isEmpty();
    }
  }

  private static String pem(KeyPair key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void serverOfOnesOwnHasItsApiBelowAPath() {
    try (FakeGitHub fake = FakeGitHub.builder().basePath("/api/v3/").start();
        GitHubClient github =
            SigningIn.ownServer(fake.baseUrl().resolve("/").toString(), Secret.of(fake.token()))) {
      assertThat(GitHubStart.names(github)).isEmpty();
    }
  }

  @Test
  void enterpriseCloudHasAHostOfItsOwn() {
    try (GitHubClient github = SigningIn.enterpriseCloud(Secret.of("unsent"))) {
      assertThat(github.baseUrl()).hasToString("https://api.octocorp.ghe.com/");
    }
  }
}
