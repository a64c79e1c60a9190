package io.github.registrysdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.testsupport.RsaKeys;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubAppTest {

  private static final String TOKENS = "app/installations/77/access_tokens";
  private static final String ALL = "orgs/acme/private-registries";
  private static final KeyPair APP = RsaKeys.PAIR;
  private static final KeyPair OTHER = RsaKeys.OTHER;

  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeGitHub fake = FakeGitHub.builder().clock(clock).start();
  private final long now = clock.instant().getEpochSecond();

  @BeforeEach
  void install() {
    fake.addOrganization("globex").addApp("Iv1.client", APP.getPublic(), 77, "acme");
  }

  @Test
  void installationTokenIsGoodForAnHourInItsOrganization() throws IOException {
    try (var app = new Http(fake, jwt("RS256", "\"Iv1.client\"", now - 60, now + 540, APP))) {
      var reply = app.post(TOKENS);

      assertThat(reply.status()).isEqualTo(201);
      assertThat(reply.json().get("expires_at").textValue()).isEqualTo("2026-01-01T01:00:00Z");
      assertThat(reply.json().at("/permissions/organization_private_registries").textValue())
          .isEqualTo("write");
      try (var client = new Http(fake, reply.json().get("token").textValue())) {
        assertThat(client.get(ALL).status()).isEqualTo(200);
        assertThat(client.delete(ALL + "/NOTHING").status()).isEqualTo(404);
        var elsewhere = client.get("orgs/globex/private-registries");
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.json().get("message").textValue())
            .isEqualTo("Resource not accessible by integration");
        clock.advance(Duration.ofHours(1));
        assertThat(client.get(ALL).status()).isEqualTo(401);
      }
    }
  }

  @Test
  void tokenMayAskForLess() throws IOException {
    try (var app = new Http(fake, jwt("RS256", "\"Iv1.client\"", now, now + 600, APP))) {
      var reply =
          app.post(TOKENS, "{\"permissions\":{\"organization_private_registries\":\"read\"}}");
      try (var client = new Http(fake, reply.json().get("token").textValue())) {
        assertThat(client.get(ALL).status()).isEqualTo(200);
        assertThat(client.delete(ALL + "/NOTHING").status()).isEqualTo(403);
      }
      assertThat(app.post(TOKENS, "{\"permissions\":{\"contents\":\"read\"}}").status())
          .isEqualTo(422);
    }
  }

  @Test
  void installationIsFoundByOrganization() throws IOException {
    fake.addApp("12345", APP.getPublic(), 78, "globex");
    try (var app = new Http(fake, jwt("RS256", "12345", now, now + 600, APP))) {
      var reply = app.get("orgs/GLOBEX/installation");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().get("id").longValue()).isEqualTo(78);
      assertThat(reply.json().at("/account/login").textValue()).isEqualTo("globex");
      assertThat(app.get("orgs/acme/installation").status()).isEqualTo(404);
      assertThat(app.post(TOKENS).status()).isEqualTo(404);
      assertThat(app.post("app/installations/x/access_tokens").status()).isEqualTo(404);
    }
  }

  @Test
  void installationNamesItsApp() throws IOException {
    fake.addApp("4711", APP.getPublic(), 78, "globex");
    try (var byId = new Http(fake, jwt("RS256", "4711", now, now + 600, APP));
        var byClientId = new Http(fake, jwt("RS256", "\"Iv1.client\"", now, now + 600, APP))) {
      var installation = byId.get("orgs/globex/installation").json();
      assertThat(installation.get("app_id").longValue()).isEqualTo(4711);
      assertThat(installation.get("access_tokens_url").textValue())
          .isEqualTo(fake.baseUrl() + "app/installations/78/access_tokens");
      assertThat(byClientId.get("orgs/acme/installation").json().get("client_id").textValue())
          .isEqualTo("Iv1.client");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", " null\n", "{}"})
  void bodyOfATokenRequestMayAskForNothing(String body) throws IOException {
    try (var app = new Http(fake, jwt("RS256", "\"Iv1.client\"", now, now + 600, APP))) {
      assertThat(app.post(TOKENS, body).status()).isEqualTo(201);
      assertThat(app.post(TOKENS, "[]").status()).isEqualTo(400);
    }
  }

  @Test
  void installationTokenRevokesItself() throws IOException {
    try (var app = new Http(fake, jwt("RS256", "\"Iv1.client\"", now, now + 600, APP));
        var user = new Http(fake, fake.token());
        var client = new Http(fake, app.post(TOKENS).json().get("token").textValue())) {
      assertThat(user.delete("installation/token").status()).isEqualTo(403);
      assertThat(client.get(ALL).status()).isEqualTo(200);
      assertThat(client.delete("installation/token").status()).isEqualTo(204);
      assertThat(client.get(ALL).status()).isEqualTo(401);
      assertThat(client.delete("installation/token").status()).isEqualTo(401);
      assertThat(user.get(ALL).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RS256, 0, 601, too far in the future",
    "RS256, -60, 0, must be a numeric value representing the future time",
    "RS256, 1, 600, Issued at",
    "HS256, 0, 600, could not be decoded"
  })
  void tokenThatGitHubWouldNotTakeIsUnauthorized(
      String algorithm, long issued, long expires, String words) throws IOException {
    String jwt = jwt(algorithm, "\"Iv1.client\"", now + issued, now + expires, APP);
    try (var app = new Http(fake, jwt)) {
      var reply = app.post(TOKENS);

      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.json().get("message").textValue()).contains(words);
    }
  }

  @Test
  void signatureOfAnotherKeyIsUnauthorized() throws IOException {
    String signedByAnother = jwt("RS256", "\"Iv1.client\"", now, now + 600, OTHER);
    String unsigned = signedByAnother.substring(0, signedByAnother.lastIndexOf('.') + 1);
    for (String jwt : new String[] {signedByAnother, unsigned, unsigned + "!", "a.b.c", "a"}) {
      try (var app = new Http(fake, jwt)) {
        assertThat(app.get("orgs/acme/installation").status()).isEqualTo(401);
      }
    }
  }

  @Test
  void unknownAppIsNotFound() throws IOException {
    try (var app = new Http(fake, jwt("RS256", "\"Iv1.other\"", now, now + 600, APP))) {
      assertThat(app.post(TOKENS).status()).isEqualTo(404);
    }
  }

  @Test
  void appTokenIsNoAccessTokenAndTheOtherWayRound() throws IOException {
    try (var app = new Http(fake, jwt("RS256", "\"Iv1.client\"", now, now + 600, APP));
        var user = new Http(fake, fake.token())) {
      assertThat(app.get(ALL).status()).isEqualTo(401);
      assertThat(user.post(TOKENS).status()).isEqualTo(401);
    }
  }

  @Test
  void onlyRsaKeysSign() throws GeneralSecurityException {
    var key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();

    assertThatIllegalArgumentException().isThrownBy(() -> fake.addApp("1", key, 1, "acme"));
  }

  private static String jwt(String algorithm, String issuer, long issued, long end, KeyPair keys) {
    String content =
        base64(("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}").getBytes(UTF_8))
            + "."
            + base64(
                "{\"iat\":%d,\"exp\":%d,\"iss\":%s}"
                    .formatted(issued, end, issuer)
                    .getBytes(UTF_8));
    return content + "." + base64(sign(content.getBytes(UTF_8), keys.getPrivate()));
  }

  private static byte[] sign(byte[] content, PrivateKey key) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
