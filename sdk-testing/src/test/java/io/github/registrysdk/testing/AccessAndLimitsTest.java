package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessAndLimitsTest {

  private final ManualClock clock = ManualClock.create();

  @AutoClose
  private final FakeBuildkite fake = FakeBuildkite.builder().clock(clock).limits(4, 3).start();

  @AutoClose private final Http http = new Http(fake);

  @Test
  void unknownRevokedAndExpiredTokensAreUnauthorized() throws IOException {
    fake.addToken("short", "read_registries").expireToken("short", clock.instant().plusSeconds(9));
    fake.addToken("taken", "read_registries").revokeToken("taken");
    try (var unknown = new Http(fake, "unknown");
        var expiring = new Http(fake, "short");
        var revoked = new Http(fake, "taken")) {
      assertThat(expiring.get(Http.REGISTRIES).status()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(9));

      for (Http client : new Http[] {unknown, expiring, revoked}) {
        var reply = client.get(Http.REGISTRIES);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().get("message").textValue())
            .isEqualTo(
                "Authentication required. Please supply a valid API Access Token:"
                    + " https://buildkite.com/docs/apis/rest-api#authentication");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, '', read_registries",
    "POST, '', write_registries",
    "DELETE, /debs, delete_registries",
    "GET, /debs/packages, read_packages",
    "POST, /debs/packages, write_packages",
    "DELETE, /debs/packages/1, delete_packages",
    "DELETE, /debs/tokens/1, write_registries"
  })
  void scopeIsRequiredButNotNamed(String method, String path, String scope) throws IOException {
    fake.addToken("poor").addToken("rich", scope);
    try (var poor = new Http(fake, "poor");
        var rich = new Http(fake, "rich")) {
      var reply = send(poor, method, Http.REGISTRIES + path);

      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.json()).hasToString("{\"message\":\"Forbidden\"}");
      assertThat(send(rich, method, Http.REGISTRIES + path).status()).isNotEqualTo(403);
    }
  }

  private static Http.Reply send(Http client, String method, String target) throws IOException {
    return switch (method) {
      case "GET" -> client.get(target);
      case "POST" -> client.post(target);
      default -> client.delete(target);
    };
  }

  @Test
  void copyNeedsBothScopes() throws IOException {
    fake.addToken("reader", "read_packages");
    try (var reader = new Http(fake, "reader")) {
      var reply = reader.post(Http.REGISTRIES + "/debs/packages/1/copy?to=x");

      assertThat(reply.status()).isEqualTo(403);
    }
  }

  @Test
  void everyAnswerTellsBothLimits() throws IOException {
    var headers = http.get(Http.REGISTRIES + "/nothing").headers();

    assertThat(headers.get("RateLimit-Scope")).isEqualTo("rest");
    assertThat(headers.get("RateLimit-Limit")).isEqualTo("4");
    assertThat(headers.get("RateLimit-Remaining")).isEqualTo("3");
    assertThat(headers.get("RateLimit-Reset")).isEqualTo("60");
    assertThat(headers.get("RateLimit-User-Scope")).isEqualTo("rest_user");
    assertThat(headers.get("RateLimit-User-Limit")).isEqualTo("3");
    assertThat(headers.get("RateLimit-User-Remaining")).isEqualTo("2");
    assertThat(headers.get("RateLimit-User-Reset")).isEqualTo("60");
    assertThat(headers.names()).noneMatch(name -> name.endsWith("Warning"));
    assertThat(headers.get("X-Request-Id")).isNotBlank();
    assertThat(headers.get("Date")).isEqualTo("Thu, 01 Jan 2026 00:00:00 GMT");
  }

  @Test
  void userLimitRefusesUntilItsWindowEnds() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(http.get(Http.REGISTRIES).status()).isEqualTo(200);
    }
    clock.advance(Duration.ofSeconds(18));

    var reply = http.get(Http.REGISTRIES);

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.headers().get("Retry-After")).isNull();
    assertThat(reply.headers().get("RateLimit-User-Remaining")).isEqualTo("0");
    assertThat(reply.json().get("scope").textValue()).isEqualTo("rest_user");
    assertThat(reply.json().get("limit").intValue()).isEqualTo(3);
    assertThat(reply.json().get("current").intValue()).isEqualTo(4);
    assertThat(reply.json().get("reset").intValue()).isEqualTo(42);
    assertThat(reply.json().get("message").textValue())
        .isEqualTo(
            "You have exceeded your API rate limit. Please wait 42 seconds before making more"
                + " requests.");
    assertThat(reply.headers().get("RateLimit-User-Warning"))
        .isEqualTo("You have exceeded your API rate limit.");
    clock.advance(Duration.ofSeconds(42));
    assertThat(http.get(Http.REGISTRIES).status()).isEqualTo(200);
  }

  @Test
  void organizationLimitIsSharedByUsers() throws IOException {
    fake.addToken("other", "read_registries").addOrganization("elsewhere");
    try (var other = new Http(fake, "other")) {
      for (int i = 0; i < 2; i++) {
        http.get(Http.REGISTRIES);
        other.get(Http.REGISTRIES);
      }

      assertThat(other.get(Http.REGISTRIES).json().get("scope").textValue()).isEqualTo("rest");
      assertThat(http.get(Http.REGISTRIES.replace("acme", "elsewhere")).status()).isEqualTo(200);
    }
  }

  @Test
  void rateLimitsOfTheOrganizationCanBeRead() throws IOException {
    clock.advance(Duration.ofMillis(1_500));

    var scopes = http.get("v2/organizations/acme/rate_limit").json().get("scopes");

    assertThat(scopes)
        .hasToString(
            "{\"rest\":{\"limit\":4,\"current\":1,\"reset\":60,\"reset_at\":"
                + "\"2026-01-01T00:01:01Z\",\"enforced\":true},"
                + "\"graphql\":{\"limit\":50000,\"current\":0,\"reset\":300,\"reset_at\":"
                + "\"2026-01-01T00:05:01Z\",\"enforced\":true}}");
  }

  @ParameterizedTest
  @CsvSource({
    "read_accounts, 200",
    "read_organizations, 200",
    "read_registries, 403",
  })
  void rateLimitsNeedOneOfTwoScopes(String scope, int status) throws IOException {
    fake.addToken("one", scope);
    try (var one = new Http(fake, "one")) {
      assertThat(one.get("v2/organizations/acme/rate_limit").status()).isEqualTo(status);
    }
  }

  @Test
  void accessTokenCanBeReadWithoutAScope() throws IOException {
    fake.addToken("own", "write_packages", "read_packages")
        .expireToken("own", clock.instant().plusSeconds(90));
    fake.addToken("bare");
    try (var own = new Http(fake, "own");
        var bare = new Http(fake, "bare")) {
      var token = own.get("v2/access-token").json();

      assertThat(token.get("uuid").textValue()).hasSize(36);
      assertThat(token.get("scopes")).hasToString("[\"read_packages\",\"write_packages\"]");
      assertThat(token.get("created_at").textValue()).isEqualTo("2026-01-01 00:00:00 UTC");
      assertThat(token.get("expires_at").textValue()).isEqualTo("2026-01-01 00:01:30 UTC");
      assertThat(token.get("user").fieldNames()).toIterable().containsExactly("email", "name");
      var reply = bare.get("v2/access-token");
      assertThat(reply.json().get("scopes")).isEmpty();
      assertThat(reply.json().get("expires_at").isNull()).isTrue();
      assertThat(reply.headers().get("RateLimit-User-Remaining")).isEqualTo("2");
      assertThat(reply.headers().get("RateLimit-Remaining")).isNull();
    }
  }

  @Test
  void revokedAccessTokenIsUnauthorized() throws IOException {
    var reply = http.delete("v2/access-token");

    assertThat(reply.status()).isEqualTo(204);
    assertThat(http.get("v2/access-token").status()).isEqualTo(401);
    assertThat(http.get(Http.REGISTRIES).status()).isEqualTo(401);
  }
}
