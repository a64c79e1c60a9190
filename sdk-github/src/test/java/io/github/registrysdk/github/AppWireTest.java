package io.github.registrysdk.github;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testsupport.Fixture;
import io.github.registrysdk.testsupport.RsaKeys;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The two requests with which an App comes by its token. */
class AppWireTest {
  private static final Instant NOW = Instant.parse("2016-07-11T21:14:10Z");
  private static final String TRADE = "/app/installations/77/access_tokens";

  @AutoClose private final ScriptedGitHub github = new ScriptedGitHub();

  @Test
  void installationIsFoundAndItsTokenUsed() throws GeneralSecurityException {
    github.respondingFixture("installation.json");
    github.responding(201, Fixture.read("github/installation-token.json"));
    github.respondingFixture("registries.json");
    GitHubApp app = GitHubApp.installedIn("Iv1.client", Secret.of(RsaKeys.pkcs1()), "acme");

    try (GitHubClient client = client(app)) {
      Clients.registries(client).list().toList();
    }

    assertSignedByTheApp(
        github.assertNextWithAnyToken("GET", "/orgs/acme/installation"), "Iv1.client");
    assertSignedByTheApp(github.assertNextWithAnyToken("POST", TRADE), "Iv1.client");
    assertListedWithTheToken();
  }

  @Test
  void knownInstallationIsNotLookedFor() throws Exception {
    github.responding(201, Fixture.read("github/installation-token.json"));
    github.respondingFixture("registries.json");

    try (GitHubClient client =
        client(GitHubApp.installation("12345", Secret.of(RsaKeys.pkcs8()), 77))) {
      Clients.registries(client).list().toList();
    }

    assertSignedByTheApp(github.assertNextWithAnyToken("POST", TRADE), "12345");
    assertListedWithTheToken();
  }

  private GitHubClient client(GitHubApp app) {
    return ManualClock.at(NOW).configure(github.builder()).app(app).build();
  }

  private void assertListedWithTheToken() {
    RecordedRequest list = github.assertNextWithAnyToken("GET", "/orgs/acme/private-registries");
    assertThat(list.getHeaders().values("Authorization"))
        .containsExactly("Bearer ghs_16C7e42F292c6912E7710c838347Ae178B4a");
  }

  private static void assertSignedByTheApp(RecordedRequest sent, String issuer)
      throws GeneralSecurityException {
    ScriptedGitHub.assertNoBody(sent);
    String authorization = String.valueOf(sent.getHeaders().get("Authorization"));
    assertThat(authorization).startsWith("Bearer ");
    String[] parts = authorization.substring("Bearer ".length()).split("\\.", -1);
    assertThat(parts).hasSize(3);
    assertThat(json(parts[0]))
        .isEqualTo(ScriptedGitHub.json("{\"alg\": \"RS256\", \"typ\": \"JWT\"}"));
    JsonNode claims = json(parts[1]);
    assertThat(claims.get("iss").textValue()).isEqualTo(issuer);
    assertThat(claims.get("iat").longValue()).isEqualTo(NOW.getEpochSecond() - 60);
    assertThat(claims.get("exp").longValue() - claims.get("iat").longValue()).isEqualTo(600);
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(RsaKeys.PAIR.getPublic());
    verifier.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
    assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  private static JsonNode json(String part) {
    return ScriptedGitHub.json(new String(Base64.getUrlDecoder().decode(part), UTF_8));
  }
}
