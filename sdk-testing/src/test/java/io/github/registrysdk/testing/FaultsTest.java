package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final String TOKENS = Http.REGISTRIES + "/gems/tokens";
  private static final String USHER = "{\"description\":\"Usher\"}";

  @AutoClose private final FakeBuildkite fake = FakeBuildkite.start();
  @AutoClose private final Http http = new Http(fake);

  @BeforeEach
  void addRegistry() {
    fake.addRegistry("acme", "gems", "ruby");
  }

  @Test
  void statusIsGivenAsOftenAsAsked() throws IOException {
    fake.faults().onAny().times(2, Fault.status(503));

    assertThat(http.get(TOKENS).status()).isEqualTo(503);
    assertThat(fake.faults().remaining()).isEqualTo(1);
    assertThat(http.post(TOKENS, USHER).status()).isEqualTo(503);
    assertThat(http.get(TOKENS).json()).isEmpty();
    assertThat(fake.faults().remaining()).isZero();
  }

  @Test
  void otherOperationsAreSpared() throws IOException {
    fake.faults().on(BuildkiteOperation.CREATE_TOKEN).always(Fault.status(500));

    assertThat(http.get(TOKENS).status()).isEqualTo(200);
    assertThat(http.post(TOKENS, USHER).status()).isEqualTo(500);
    assertThat(http.post(TOKENS, USHER).status()).isEqualTo(500);
    fake.faults().clear();
    assertThat(http.post(TOKENS, USHER).status()).isEqualTo(200);
  }

  @Test
  void oneCallAmongManyIsHit() throws IOException {
    fake.faults().on(BuildkiteOperation.LIST_TOKENS).onCall(2, Fault.status(502));

    assertThat(http.get(TOKENS).status()).isEqualTo(200);
    assertThat(http.get(TOKENS).status()).isEqualTo(502);
    assertThat(http.get(TOKENS).status()).isEqualTo(200);
  }

  @Test
  void rulesApplyInOrder() throws IOException {
    fake.faults()
        .on(BuildkiteOperation.LIST_TOKENS)
        .once(Fault.status(502))
        .on(BuildkiteOperation.LIST_TOKENS)
        .once(Fault.status(504));

    assertThat(http.get(TOKENS).status()).isEqualTo(502);
    assertThat(http.get(TOKENS).status()).isEqualTo(504);
    assertThat(http.get(TOKENS).status()).isEqualTo(200);
  }

  @Test
  void statusCarriesHeadersAndBody() throws IOException {
    fake.faults()
        .onAny()
        .once(Fault.status(503, Map.of("Retry-After", "7", "content-type", "text/plain"), "no"));

    var reply = http.get(TOKENS);

    assertThat(reply.headers().values("Content-Type")).containsExactly("text/plain");
    assertThat(reply.headers().get("Retry-After")).isEqualTo("7");
    assertThat(reply.headers().get("RateLimit-Scope")).isEqualTo("rest");
    assertThat(reply.text()).isEqualTo("no");
  }

  @Test
  void statusAfterTheEffectHidesIt() throws IOException {
    fake.faults().onAny().once(Fault.statusAfterEffect(502));

    assertThat(http.post(TOKENS, USHER).status()).isEqualTo(502);
    assertThat(tokensHeld()).isEqualTo(1);
  }

  @Test
  void dropBeforeTheEffectDoesNothing() {
    fake.faults().onAny().once(Fault.dropBeforeEffect());

    assertThatThrownBy(() -> http.post(TOKENS, USHER)).isInstanceOf(IOException.class);
    assertThat(tokensHeld()).isZero();
    assertThat(fake.calls(BuildkiteOperation.CREATE_TOKEN)).hasSize(1);
  }

  @Test
  void dropAfterTheEffectDoesTheWork() {
    fake.faults().onAny().once(Fault.dropAfterEffect());

    assertThatThrownBy(() -> http.post(TOKENS, USHER)).isInstanceOf(IOException.class);
    assertThat(tokensHeld()).isEqualTo(1);
  }

  @Test
  void truncatedBodyComesUpShort() throws IOException {
    fake.faults().onAny().times(2, Fault.truncatedBody());

    assertThatThrownBy(() -> http.post(TOKENS, USHER)).isInstanceOf(IOException.class);
    assertThat(tokensHeld()).isEqualTo(1);
    assertThatThrownBy(() -> http.delete(Http.REGISTRIES + "/gems"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void htmlAndMalformedJsonComeWithStatus200() throws IOException {
    fake.faults().onAny().once(Fault.html()).onAny().once(Fault.malformedJson());

    var html = http.get(TOKENS);
    var malformed = http.get(TOKENS);

    assertThat(html.status()).isEqualTo(200);
    assertThat(html.headers().get("Content-Type")).startsWith("text/html");
    assertThat(html.text()).startsWith("<!doctype html>");
    assertThat(malformed.headers().get("Content-Type")).startsWith("application/json");
    assertThatThrownBy(malformed::json).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void delayedAnswerArrivesLate() throws IOException {
    fake.faults().onAny().once(Fault.delay(Duration.ofMillis(150)));
    long start = System.nanoTime();

    assertThat(http.get(TOKENS).status()).isEqualTo(200);

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(150));
  }

  @Test
  void dripIsCompleteInTheEnd() throws IOException {
    fake.faults().onAny().once(Fault.drip(Duration.ofMillis(20)));
    long start = System.nanoTime();

    assertThat(http.get(TOKENS).text()).isEqualTo("[]");

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(20));
  }

  @Test
  void stalledCallTimesOutAndDoesNotHoldUpOthers() throws IOException {
    fake.faults().on(BuildkiteOperation.CREATE_TOKEN).once(Fault.stall());

    try (Http impatient = Http.impatient(fake)) {
      assertThatThrownBy(() -> impatient.post(TOKENS, USHER))
          .isInstanceOf(SocketTimeoutException.class);
    }

    assertThat(http.get(TOKENS).json()).hasSize(1);
  }

  @Test
  void rateLimitIsRefusedInBuildkitesShape() throws IOException {
    fake.faults()
        .on(BuildkiteOperation.CREATE_TOKEN)
        .once(FakeBuildkite.userRateLimit(Duration.ofSeconds(42)))
        .on(BuildkiteOperation.CREATE_TOKEN)
        .once(FakeBuildkite.organizationRateLimit(Duration.ofSeconds(3)));

    var user = http.post(TOKENS, USHER);
    var organization = http.post(TOKENS, USHER);

    assertThat(user.status()).isEqualTo(429);
    assertThat(user.json().get("scope").textValue()).isEqualTo("rest_user");
    assertThat(user.json().get("reset").intValue()).isEqualTo(42);
    assertThat(user.headers().get("RateLimit-User-Remaining")).isEqualTo("0");
    assertThat(user.headers().get("RateLimit-User-Reset")).isEqualTo("42");
    assertThat(organization.json().get("scope").textValue()).isEqualTo("rest");
    assertThat(organization.headers().get("RateLimit-Reset")).isEqualTo("3");
    assertThat(tokensHeld()).isZero();
  }

  @Test
  void impossibleRulesAreRefused() {
    var rule = fake.faults().onAny();

    assertThatIllegalArgumentException().isThrownBy(() -> rule.times(0, Fault.stall()));
    assertThatIllegalArgumentException().isThrownBy(() -> rule.onCall(0, Fault.stall()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule.once(new Fault.RateLimited("graphql", Duration.ZERO)))
        .withMessageContaining("graphql");
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(99));
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.delay(Duration.ofMillis(-1)));
  }

  private int tokensHeld() {
    return fake.organization("acme").registry("gems").tokens().size();
  }
}
