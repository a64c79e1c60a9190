package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessAndLimitsTest {

  private final ManualClock clock = ManualClock.create();
  private final FakeBuildkite fake = FakeBuildkite.builder().clock(clock).limits(4, 3).start();
  private final Http http = new Http(fake);

  @AfterEach
  void close() {
    http.close();
    fake.close();
  }

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
        assertThat(reply.json().get("message").textValue()).startsWith("Authentication required");
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
    "DELETE, /debs/tokens/1, write_registries",
    "POST, /debs/packages/1/copy, read_packages"
  })
  void missingScopeIsNamed(String method, String path, String scope) throws IOException {
    fake.addToken("poor");
    try (var poor = new Http(fake, "poor")) {
      String target = Http.REGISTRIES + path;
      var reply =
          switch (method) {
            case "GET" -> poor.get(target);
            case "POST" -> poor.post(target);
            default -> poor.delete(target);
          };

      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.json().get("message").textValue()).contains(scope);
    }
  }

  @Test
  void copyNeedsBothScopes() throws IOException {
    fake.addToken("reader", "read_packages");
    try (var reader = new Http(fake, "reader")) {
      var reply = reader.post(Http.REGISTRIES + "/debs/packages/1/copy?to=x");

      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.json().get("message").textValue()).contains("write_packages");
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
  void rateLimitCanBeRead() throws IOException {
    var rest = http.get("v2/organizations/acme/rate_limit").json().at("/scopes/rest");

    assertThat(rest.get("limit").intValue()).isEqualTo(4);
    assertThat(rest.get("current").intValue()).isEqualTo(1);
  }
}
