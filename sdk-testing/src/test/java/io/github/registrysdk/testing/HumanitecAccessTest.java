package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HumanitecAccessTest {

  private static final String REGISTRIES = "orgs/acme/registries";
  private static final String CREATE = "{\"id\":\"new\",\"registry\":\"r.io\",\"type\":\"public\"}";

  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeHumanitec fake = FakeHumanitec.builder().clock(clock).start();
  @AutoClose private final Http http = new Http(fake, fake.token());

  @Test
  void unknownRevokedAndExpiredTokensAreUnauthorized() throws IOException {
    fake.addToken("short", true).expireToken("short", clock.instant().plusSeconds(9));
    fake.addToken("taken", true).revokeToken("taken");
    try (var unknown = new Http(fake, "unknown");
        var expiring = new Http(fake, "short");
        var revoked = new Http(fake, "taken")) {
      assertThat(expiring.get(REGISTRIES).status()).isEqualTo(200);
      clock.advance(Duration.ofSeconds(9));

      for (Http client : new Http[] {unknown, expiring, revoked}) {
        var reply = client.get(REGISTRIES);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().get("error").textValue()).startsWith("Authentication token");
      }
    }
  }

  @Test
  void tokensThatAreNotThereCanNotEnd() {
    assertThatIllegalArgumentException().isThrownBy(() -> fake.revokeToken("none"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.expireToken("none", clock.instant()));
  }

  @Test
  void tokenThatMayOnlyReadIsForbiddenToWrite() throws IOException {
    try (var guarded = FakeHumanitec.builder().token("reader").canWrite(false).start();
        var reader = new Http(guarded, "reader")) {
      String builtIn = REGISTRIES + "/humanitec";

      assertThat(reader.get(REGISTRIES).status()).isEqualTo(200);
      assertThat(reader.get(builtIn).status()).isEqualTo(200);
      assertThat(reader.get(builtIn + "/creds").status()).isEqualTo(200);
      for (Http.Reply refused :
          new Http.Reply[] {
            reader.post(REGISTRIES, CREATE),
            reader.patch(builtIn, CREATE),
            reader.delete(REGISTRIES + "/nothing")
          }) {
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("error").textValue())
            .contains("token")
            .doesNotContain("uilt");
      }
      guarded.addToken("reader", true);
      assertThat(reader.post(REGISTRIES, CREATE).status()).isEqualTo(201);
    }
  }

  @Test
  void responsesReportNoLimit() throws IOException {
    var headers = http.get(REGISTRIES).headers();

    assertThat(headers.get("Date")).isEqualTo("Thu, 01 Jan 2026 00:00:00 GMT");
    assertThat(headers.names())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("ratelimit"));
  }

  @Test
  void rateLimitIsRefusedWithTheSecondsToWait() throws IOException {
    fake.faults()
        .on(HumanitecOperation.CREATE_REGISTRY)
        .once(FakeHumanitec.rateLimit(Duration.ofMillis(6001)));

    var reply = http.post(REGISTRIES, CREATE);

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.headers().get("Retry-After")).isEqualTo("7");
    assertThat(reply.json().get("error").textValue()).isEqualTo("Too many requests");
    assertThat(fake.organization("acme").registries()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.faults().onAny().once(new Fault.RateLimited("rest", Duration.ZERO)))
        .withMessageContaining("api");
  }

  @Test
  void unknownRequestFailsOnClose() throws IOException {
    var strict = FakeHumanitec.start();
    try (var client = new Http(strict, strict.token())) {
      assertThat(client.post(REGISTRIES + "/new", "{}").status()).isEqualTo(501);
    }

    assertThatThrownBy(strict::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("FakeHumanitec")
        .hasMessageContaining("POST /" + REGISTRIES + "/new");
  }
}
