package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcScope;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeGitHubExtension;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testsupport.RsaKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
  void tokenIsRequestedAgainBeforeItExpires(FakeBuildkite fake) {
    ManualClock clock = ManualClock.create();
    fake.addToken("second", "read_registries");
    Iterator<String> agent = List.of(fake.token(), "second").iterator();
    try (BuildkiteClient buildkite =
        SigningIn.withSource(
            fake.baseUrl().toString(), SigningIn.cached(() -> Secret.of(agent.next()), clock))) {
      BuildkiteStart.slugs(buildkite);
      BuildkiteStart.slugs(buildkite);
      clock.advance(Duration.ofSeconds(271));
      BuildkiteStart.slugs(buildkite);
    }
    assertThat(fake.calls().stream().map(call -> call.header("Authorization").orElseThrow()))
        .containsExactly("Bearer " + fake.token(), "Bearer " + fake.token(), "Bearer second");
  }

  @Test
  void jobsSignInWithoutAStoredSecret(FakeBuildkite fake) {
    try (BuildkiteClient admin = fake.configure(BuildkiteClient.builder()).build()) {
      OidcStatement agent = OidcStatement.issuedBy("https://agent.buildkite.com");
      OidcStatement actions = OidcStatement.issuedBy("https://token.actions.githubusercontent.com");
      admin
          .organization("acme")
          .registries()
          .create(
              CreatePackageRegistry.builder("fruit", Ecosystem.FILES)
                  .oidcPolicy(
                      OidcPolicy.of(
                          agent.granting(OidcScope.READ_PACKAGES),
                          actions.granting(OidcScope.READ_PACKAGES)))
                  .build());
    }
    for (TokenSource tokens :
        List.of(
            SigningIn.agent(fake.addAgentJob(Map.of())),
            SigningIn.gitHubActions(fake.addGitHubActionsJob(Map.of())))) {
      try (BuildkiteClient buildkite = SigningIn.withSource(fake.baseUrl().toString(), tokens)) {
        assertThat(buildkite.organization("acme").registry("fruit").packages().list().toList())
            .isEmpty();
      }
    }
  }

  @Test
  void keyPairSignsEachRequest(FakeBuildkite fake) throws Exception {
    String uuid = "b63254c0-3271-4a98-8270-7cfbd6c2f14e";
    fake.addKeyPair(uuid, RsaKeys.PAIR.getPublic(), "read_registries");
    Path pem = Files.writeString(folder.resolve("private_key.pem"), RsaKeys.pkcs8());
    try (BuildkiteClient buildkite =
        SigningIn.withSource(fake.baseUrl().toString(), SigningIn.keyPair(uuid, pem))) {
      assertThat(BuildkiteStart.slugs(buildkite)).isEmpty();
      assertThatExceptionOfType(PermissionDeniedException.class)
          .isThrownBy(() -> SigningIn.preflight(buildkite))
          .withMessageContaining("the token lacks write_packages");
    }
  }

  @Test
  void tokenThatExpiresSoonIsNoticed(FakeBuildkite fake) {
    Instant now = Instant.now();
    try (BuildkiteClient buildkite = fake.configure(BuildkiteClient.builder()).build()) {
      assertThat(SigningIn.expiresWithin(Duration.ofDays(7), buildkite, () -> now)).isFalse();
      fake.expireToken(fake.token(), now.plus(Duration.ofDays(1)));
      assertThat(SigningIn.expiresWithin(Duration.ofDays(7), buildkite, () -> now)).isTrue();
    }
  }

  @Test
  void appSignsInWithItsKey(FakeGitHub fake) throws IOException {
    fake.addApp("Iv23liExample", RsaKeys.PAIR.getPublic(), 42, "acme");
    Path pem = Files.writeString(folder.resolve("app.pem"), RsaKeys.pkcs8());
    try (GitHubClient github = SigningIn.withApp(fake.baseUrl().toString(), SigningIn.app(pem))) {
      assertThat(GitHubStart.names(github)).isEmpty();
    }
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
