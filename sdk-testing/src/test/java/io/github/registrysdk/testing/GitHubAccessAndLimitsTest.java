package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Request;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubAccessAndLimitsTest {

  private static final String ALL = "orgs/acme/private-registries";
  private static final long NOW = 1_767_225_600;

  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeGitHub fake = FakeGitHub.builder().clock(clock).limits(4, 2).start();
  @AutoClose private final Http http = new Http(fake, fake.token());

  @Test
  void unknownRevokedAndExpiredTokensAreUnauthorized() throws IOException {
    fake.addToken("short", "admin:org").expireToken("short", clock.instant().plusSeconds(9));
    fake.addToken("taken", "admin:org").revokeToken("taken");
    try (var unknown = new Http(fake, "unknown");
        var expiring = new Http(fake, "short");
        var revoked = new Http(fake, "taken")) {
      assertThat(expiring.get(ALL).status()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(9));

      for (Http client : new Http[] {unknown, expiring, revoked}) {
        var reply = client.get(ALL);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().get("message").textValue()).isEqualTo("Bad credentials");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"Bearer, 200", "bearer, 200", "token, 200", "Token, 200", "Basic, 401"})
  void tokenHasOneOfTwoSchemes(String scheme, int status) throws IOException {
    var request =
        versioned("2022-11-28")
            .newBuilder()
            .header("Authorization", scheme + " " + fake.token())
            .build();

    assertThat(http.send(request).status()).isEqualTo(status);
  }

  @Test
  void anonymousRequestRequiresAuthentication() throws IOException {
    var reply = http.send(new Request.Builder().url(fake.baseUrl() + ALL).build());

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().get("message").textValue()).isEqualTo("Requires authentication");
  }

  @ParameterizedTest
  @CsvSource({
    "organization_private_registries:read, 200, 403",
    "organization_private_registries:write, 200, 404",
    "admin:org, 200, 404",
    "repo, 403, 403"
  })
  void permissionDecides(String permission, int reading, int deleting) throws IOException {
    fake.addToken("token", permission);
    try (var client = new Http(fake, "token")) {
      assertThat(client.get(ALL).status()).isEqualTo(reading);
      assertThat(client.delete(ALL + "/NOTHING").status()).isEqualTo(deleting);
    }
  }

  @Test
  void missingPermissionIsNamed() throws IOException {
    fake.addToken("poor");
    try (var poor = new Http(fake, "poor")) {
      var reply = poor.delete(ALL + "/NOTHING");

      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.json().get("message").textValue())
          .isEqualTo("Resource not accessible by personal access token");
      assertThat(reply.headers().get("X-Accepted-GitHub-Permissions"))
          .isEqualTo("organization_private_registries=write");
    }
  }

  @Test
  void everyAnswerTellsLimitVersionAndRequest() throws IOException {
    var headers = http.get(ALL + "/NOTHING").headers();

    assertThat(headers.get("x-ratelimit-limit")).isEqualTo("4");
    assertThat(headers.get("x-ratelimit-remaining")).isEqualTo("3");
    assertThat(headers.get("x-ratelimit-used")).isEqualTo("1");
    assertThat(headers.get("x-ratelimit-reset")).isEqualTo(String.valueOf(NOW + 3600));
    assertThat(headers.get("x-ratelimit-resource")).isEqualTo("core");
    assertThat(headers.get("x-github-api-version-selected")).isEqualTo("2022-11-28");
    assertThat(headers.get("x-github-request-id")).matches("[0-9A-F]{8}(:[0-9A-F]{4,12}){4}");
    assertThat(headers.get("date")).isEqualTo("Thu, 01 Jan 2026 00:00:00 GMT");
  }

  @Test
  void versionIsChosenAmongTheSupported() throws IOException {
    var newer = http.send(versioned("2026-03-10"));
    var unknown = http.send(versioned("1999-01-01"));

    assertThat(newer.status()).isEqualTo(200);
    assertThat(newer.headers().get("x-github-api-version-selected")).isEqualTo("2026-03-10");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.headers().get("x-github-api-version-selected")).isNull();
  }

  @Test
  void requestWithoutUserAgentIsForbidden() throws IOException {
    var request = versioned("2022-11-28").newBuilder().header("User-Agent", "").build();

    assertThat(http.send(request).status()).isEqualTo(403);
  }

  @Test
  void primaryLimitRefusesUntilItsWindowEnds() throws IOException {
    for (int i = 0; i < 4; i++) {
      assertThat(http.get(ALL).status()).isEqualTo(200);
    }
    clock.advance(Duration.ofMinutes(1));

    var reply = http.get(ALL);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.headers().get("x-ratelimit-remaining")).isEqualTo("0");
    assertThat(reply.headers().get("x-ratelimit-reset")).isEqualTo(String.valueOf(NOW + 3600));
    assertThat(reply.headers().get("retry-after")).isNull();
    clock.advance(Duration.ofMinutes(59));
    assertThat(http.get(ALL).status()).isEqualTo(200);
  }

  @Test
  void secondaryLimitCountsWrites() throws IOException {
    http.delete(ALL + "/NOTHING");
    http.delete(ALL + "/NOTHING");
    clock.advance(Duration.ofSeconds(18));

    var reply = http.delete(ALL + "/NOTHING");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.headers().get("retry-after")).isEqualTo("42");
    assertThat(reply.headers().get("x-ratelimit-remaining")).isEqualTo("1");
    assertThat(http.get(ALL).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "core, 403, 0, 30, , rate limit exceeded",
    "core-429, 429, 0, 30, , rate limit exceeded",
    "secondary, 403, 4, 3600, 30, secondary rate limit",
    "secondary-429, 429, 4, 3600, 30, secondary rate limit",
    "secondary-words, 403, 4, 3600, , secondary rate limit",
    "secondary-words-429, 429, 4, 3600, , secondary rate limit"
  })
  void everyShapeOfRefusalCanBeHad(
      String scope, int status, String remaining, long reset, String retryAfter, String words)
      throws IOException {
    fake.faults().onAny().once(new Fault.RateLimited(scope, Duration.ofSeconds(30)));

    var reply = http.get(ALL);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.headers().get("x-ratelimit-remaining")).isEqualTo(remaining);
    assertThat(reply.headers().get("x-ratelimit-reset")).isEqualTo(String.valueOf(NOW + reset));
    assertThat(reply.headers().get("retry-after")).isEqualTo(retryAfter);
    assertThat(reply.json().get("message").textValue()).contains(words);
    assertThat(reply.json().get("documentation_url").textValue())
        .matches(url -> url.endsWith("#about-secondary-rate-limits") == scope.startsWith("second"));
    assertThat(fake.calls(GitHubOperation.LIST_REGISTRIES)).hasSize(1);
  }

  @Test
  void unknownLimitIsRefused() {
    var rule = fake.faults().onAny();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule.once(new Fault.RateLimited("rest", Duration.ZERO)))
        .withMessageContaining("secondary-words");
  }

  private Request versioned(String version) {
    return new Request.Builder()
        .url(fake.baseUrl() + ALL)
        .header("Authorization", "Bearer " + fake.token())
        .header("X-GitHub-Api-Version", version)
        .build();
  }
}
