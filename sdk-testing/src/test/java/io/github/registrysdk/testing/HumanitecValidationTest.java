package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HumanitecValidationTest {

  private static final String REGISTRIES = "orgs/acme/registries";
  private static final String MINIMAL = "\"id\":\"new\",\"registry\":\"r.io\",\"type\":\"basic\",";

  @AutoClose
  private final FakeHumanitec fake =
      FakeHumanitec.builder().errorShape(HumanitecErrorShape.CODED).start();

  @AutoClose private final Http http = new Http(fake, fake.token());

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`\"registry\":\"r.io\",\"type\":\"basic\"`, id",
        "`\"id\":\"new\",\"type\":\"basic\"`, registry",
        "`\"id\":\"new\",\"registry\":\"r.io\"`, type",
        "`\"id\":null,\"registry\":\"r.io\",\"type\":\"basic\"`, id",
        "`\"id\":\"New\",\"registry\":\"r.io\",\"type\":\"basic\"`, id",
        "`\"id\":\"ab\",\"registry\":\"r.io\",\"type\":\"basic\"`, id",
        "`\"id\":\"-ab\",\"registry\":\"r.io\",\"type\":\"basic\"`, id",
        "`\"id\":\"ab-\",\"registry\":\"r.io\",\"type\":\"basic\"`, id",
        "`\"id\":\"new\",\"registry\":\"\",\"type\":\"basic\"`, registry",
        "`\"id\":\"new\",\"registry\":\"r.io\",\"type\":7`, type"
      })
  void invalidRequiredFieldIsRefusedByName(String fields, String name) throws IOException {
    var reply = http.post(REGISTRIES, "{" + fields + "}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("error").textValue()).isEqualTo("API-000");
    assertThat(reply.json().get("message").textValue()).contains(name);
    assertThat(reply.json().get("details").fieldNames()).toIterable().containsExactly(name);
    assertThat(fake.organization("acme").registries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`\"enable_ci\":null`, enable_ci",
        "`\"enable_ci\":\"true\"`, enable_ci",
        "`\"creds\":null`, creds",
        "`\"creds\":{\"username\":\"secretive\"}`, creds.password",
        "`\"creds\":{\"password\":\"secretive\"}`, creds.username",
        "`\"creds\":{\"username\":\"a\",\"password\":[\"secretive\"]}`, creds.password",
        "`\"creds\":{\"username\":\"a\",\"password\":\"b\",\"expires\":\"soon\"}`, creds.expires",
        "`\"creds\":{\"username\":\"a\",\"password\":\"b\",\"expires\":\"2020-06-22T09:37:23.5Z\"}`,"
            + " creds.expires",
        "`\"creds\":{\"username\":\"a\",\"password\":\"b\",\"expires\":\"2020-02-30T09:37:23Z\"}`,"
            + " creds.expires",
        "`\"secrets\":null`, secrets",
        "`\"secrets\":{\"*\":\"secretive\"}`, secrets.*",
        "`\"secrets\":{\"*\":{\"namespace\":\"a\"}}`, secrets.*.secret",
        "`\"secrets\":{\"c-1\":{\"secret\":\"a\"}}`, secrets.c-1.namespace"
      })
  void invalidOptionalFieldIsRefusedByPathWithoutItsValue(String field, String path)
      throws IOException {
    var reply = http.post(REGISTRIES, "{" + MINIMAL + field + "}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("details").fieldNames()).toIterable().containsExactly(path);
    assertThat(reply.text()).doesNotContain("secretive");
    assertThat(fake.organization("acme").registries()).hasSize(1);
  }

  @Test
  void bodyThatIsNoJsonObjectIsRefusedInHumanitecsShape() throws IOException {
    for (String body : new String[] {"[]", "", "{\"id\":\"abc\",\"id\":\"abd\"}"}) {
      var reply = http.post(REGISTRIES, body);

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().get("error").textValue()).isEqualTo("API-000");
    }
    assertThat(http.post(REGISTRIES).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource
  void shapeOfRefusalsCanBeChosen(HumanitecErrorShape shape) throws IOException {
    try (var shaped = FakeHumanitec.builder().errorShape(shape).start();
        var client = new Http(shaped, shaped.token())) {
      var missing = client.get(REGISTRIES + "/nothing");
      var invalid = client.post(REGISTRIES, "{}");

      assertThat(missing.status()).isEqualTo(404);
      assertThat(isCoded(missing)).isEqualTo(shape == HumanitecErrorShape.CODED);
      assertThat(missing.json().has("details")).isFalse();
      assertThat(invalid.status()).isEqualTo(400);
      assertThat(isCoded(invalid)).isEqualTo(shape == HumanitecErrorShape.CODED);
    }
  }

  /** As the document describes the errors of these operations. */
  @Test
  void refusalsArePlainByDefault() throws IOException {
    try (var plain = FakeHumanitec.start();
        var client = new Http(plain, plain.token())) {
      assertThat(isCoded(client.post(REGISTRIES, "{}"))).isFalse();
    }
  }

  private static boolean isCoded(Http.Reply reply) throws IOException {
    var body = reply.json();
    if (body.get("error").textValue().equals("API-000")) {
      assertThat(body.get("message").textValue()).isNotBlank();
      return true;
    }
    assertThat(body.fieldNames()).toIterable().containsExactly("error");
    return false;
  }
}
