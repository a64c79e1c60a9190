package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HumanitecCredsTest {

  private static final String REGISTRIES = "orgs/acme/registries";

  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeHumanitec fake = FakeHumanitec.builder().clock(clock).start();
  @AutoClose private final Http http = new Http(fake, fake.token());

  @Test
  void basicCredsAreWhatWasWrittenAndHaveNoEnd() throws IOException {
    http.post(
        REGISTRIES,
        """
        {"id": "basic", "registry": "r.io", "type": "basic",
         "creds": {"username": "robot", "password": "hunter2"},
         "secrets": {"*": {"namespace": "dev", "secret": "regcred"}}}
        """);

    var reply = http.get(REGISTRIES + "/basic/creds");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().fieldNames())
        .toIterable()
        .containsExactly("registry", "username", "password", "expires", "secrets");
    assertThat(reply.json().get("registry").textValue()).isEqualTo("r.io");
    assertThat(reply.json().get("username").textValue()).isEqualTo("robot");
    assertThat(reply.json().get("password").textValue()).isEqualTo("hunter2");
    assertThat(reply.json().get("expires").isNull()).isTrue();
    assertThat(reply.json().at("/secrets/*/secret").textValue()).isEqualTo("regcred");
  }

  @Test
  void writtenEndIsGivenBackEvenWhenItIsPast() throws IOException {
    fake.addRegistry("acme", "basic", "r.io", "basic")
        .putCreds("acme", "basic", "robot", "hunter2", Instant.parse("2020-06-22T09:37:23.523Z"));

    assertThat(creds(http, "basic").get("expires").textValue())
        .isEqualTo("2020-06-22T09:37:23.523Z");
  }

  @Test
  void putCredsTakeThePlaceOfTheOldOnes() throws IOException {
    fake.addRegistry("acme", "basic", "r.io", "basic")
        .putCreds("acme", "basic", "robot", "old", null)
        .putCreds("acme", "basic", "robot", "new", null);

    assertThat(creds(http, "basic").get("password").textValue()).isEqualTo("new");
    assertThatThrownBy(() -> fake.putCreds("acme", "none", "robot", "new", null))
        .isInstanceOf(NoSuchElementException.class)
        .message()
        .doesNotContain("robot", "new");
  }

  @Test
  void lifetimeGivesBasicCredsAFreshEndEachTime() throws IOException {
    try (var ending =
            FakeHumanitec.builder().clock(clock).credsLifetime(Duration.ofMinutes(5)).start();
        var client = new Http(ending, ending.token())) {
      ending
          .addRegistry("acme", "basic", "r.io", "basic")
          .putCreds("acme", "basic", "robot", "hunter2", null);

      var first = creds(client, "basic");
      clock.advance(Duration.ofMinutes(4));
      var second = creds(client, "basic");

      assertThat(first.get("expires").textValue()).isEqualTo("2026-01-01T00:05:00Z");
      assertThat(second.get("expires").textValue()).isEqualTo("2026-01-01T00:09:00Z");
      assertThat(second.get("password")).isEqualTo(first.get("password"));
      ending.putCreds("acme", "basic", "robot", "x", Instant.parse("2026-02-01T00:00:00Z"));
      assertThat(creds(client, "basic").get("expires").textValue())
          .isEqualTo("2026-02-01T00:00:00Z");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "google_gcr, oauth2accesstoken, 2026-01-01T01:00:00Z",
    "amazon_ecr, AWS, 2026-01-01T12:00:00Z"
  })
  void cloudsMintAPasswordForEveryRequest(String type, String username, String expires)
      throws IOException {
    fake.addRegistry("acme", "cloud", "r.io", type)
        .putCreds("acme", "cloud", "key-id", "the-key", null);

    var first = creds(http, "cloud");
    var second = creds(http, "cloud");

    assertThat(first.get("username").textValue()).isEqualTo(username);
    assertThat(first.get("expires").textValue()).isEqualTo(expires);
    assertThat(first.get("password").textValue()).isNotBlank().doesNotContain("the-key");
    assertThat(second.get("password")).isNotEqualTo(first.get("password"));
    assertThat(fake.organization("acme").registry("cloud").password()).isEqualTo("the-key");
  }

  @Test
  void lifetimeHoldsForMintedPasswordsToo() throws IOException {
    try (var ending =
            FakeHumanitec.builder().clock(clock).credsLifetime(Duration.ofSeconds(30)).start();
        var client = new Http(ending, ending.token())) {
      ending
          .addRegistry("acme", "cloud", "r.io", "google_gcr")
          .putCreds("acme", "cloud", "_json_key", "{}", Instant.parse("2030-01-01T00:00:00Z"));

      assertThat(creds(client, "cloud").get("expires").textValue())
          .isEqualTo("2026-01-01T00:00:30Z");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "basic", "google_gcr", "amazon_ecr", "secret_ref"})
  void registryWithoutAccountTellsItsNameOnly(String type) throws IOException {
    fake.addRegistry("acme", "bare", "r.io", type);

    assertThat(creds(http, "bare").fieldNames()).toIterable().containsExactly("registry");
  }

  @Test
  void builtInRegistryHasCreds() throws IOException {
    var creds = creds(http, "humanitec");

    assertThat(creds.get("registry").textValue()).isEqualTo("registry.humanitec.io");
    assertThat(creds.get("password").textValue())
        .isEqualTo(fake.organization("acme").registry("humanitec").password());
  }

  @Test
  void lifetimeIsPositive() {
    var builder = FakeHumanitec.builder();

    assertThatIllegalArgumentException().isThrownBy(() -> builder.credsLifetime(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.credsLifetime(Duration.ofSeconds(-1)));
  }

  private static JsonNode creds(Http client, String id) throws IOException {
    return client.get(REGISTRIES + "/" + id + "/creds").json();
  }
}
