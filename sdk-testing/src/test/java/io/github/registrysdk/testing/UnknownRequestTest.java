package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class UnknownRequestTest {

  @Test
  void unknownRequestFailsOnClose() throws IOException {
    var fake = FakeBuildkite.start();
    try (var http = new Http(fake)) {
      var reply = http.patch(Http.REGISTRIES + "/gems?secret=1", "{}");

      assertThat(reply.status()).isEqualTo(501);
      assertThat(reply.json().get("message").textValue()).contains("PATCH", "/gems");
    }

    assertThatThrownBy(fake::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("PATCH /" + Http.REGISTRIES + "/gems")
        .message()
        .doesNotContain("secret");
    assertThatCode(fake::close).doesNotThrowAnyException();
  }

  @Test
  void verifiedRequestsAreForgotten() throws IOException {
    try (var fake = FakeBuildkite.start();
        var http = new Http(fake)) {
      http.get("v3");
      http.get(Http.REGISTRIES + "/");

      assertThatThrownBy(fake::verify)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("GET /v3")
          .hasMessageContaining("GET /" + Http.REGISTRIES + "/,");
      assertThat(fake.calls()).allMatch(call -> call.operation().isEmpty());
    }
  }

  @Test
  void callsAreRecordedWithoutShowingTheToken() throws IOException {
    try (var fake = FakeBuildkite.start();
        var http = new Http(fake)) {
      http.post(Http.REGISTRIES + "?a=1&b=x%20y&a=2", "{\"name\":\"gems\"}");

      var call = fake.calls(BuildkiteOperation.CREATE_REGISTRY).get(0);

      assertThat(call.method()).isEqualTo("POST");
      assertThat(call.path()).isEqualTo("/" + Http.REGISTRIES);
      assertThat(call.query().get("a")).containsExactly("1", "2");
      assertThat(call.query().get("b")).containsExactly("x y");
      assertThat(call.header("AUTHORIZATION")).hasValue("Bearer " + fake.token());
      assertThat(call.bodyText()).isEqualTo("{\"name\":\"gems\"}");
      assertThat(call.bodySize()).isEqualTo(call.body().length);
      assertThat(call.toString()).contains("authorization").doesNotContain(fake.token());
    }
  }
}
