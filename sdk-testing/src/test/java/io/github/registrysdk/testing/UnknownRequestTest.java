package io.github.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnknownRequestTest {

  /** A fake, a path that it simulates, and one of another part of the provider's API. */
  static Stream<Arguments> fakes() {
    return Stream.of(
        Arguments.of(
            FakeBuildkite.start(), Http.REGISTRIES, "v2/organizations/acme/pipelines?secret=1"),
        Arguments.of(
            FakeGitHub.start(), "orgs/acme/private-registries", "repos/acme/web/pulls?secret=1"),
        Arguments.of(FakeHumanitec.start(), "orgs/acme/registries", "orgs/acme/apps?secret=1"));
  }

  @ParameterizedTest
  @MethodSource("fakes")
  void requestThatTheProviderDoesNotHaveFailsOnClose(
      FakeProvider<?, ?> fake, String simulated, String other) throws IOException {
    try (var http = new Http(fake, fake.token())) {
      var reply = http.put(simulated + "?secret=1", "{}");

      assertThat(reply.status()).isEqualTo(501);
      assertThat(reply.text()).contains("PUT /" + simulated);
    }

    assertThatThrownBy(fake::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("PUT /" + simulated)
        .message()
        .doesNotContain("secret");
    assertThatCode(fake::close).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("fakes")
  void requestToAnotherPartOfTheApiFailsNothing(
      FakeProvider<?, ?> fake, String simulated, String other) throws IOException {
    try (var http = new Http(fake, fake.token())) {
      assertThat(http.get(other).status()).isEqualTo(501);
    }

    assertThat(fake.calls()).singleElement().matches(call -> call.operation().isEmpty());
    assertThatCode(fake::close).doesNotThrowAnyException();
  }

  @Test
  void verifiedRequestsAreForgotten() throws IOException {
    try (var fake = FakeBuildkite.start();
        var http = new Http(fake)) {
      http.patch(Http.REGISTRIES, "{}");
      http.get(Http.REGISTRIES + "/");

      assertThatThrownBy(fake::verify)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("PATCH /" + Http.REGISTRIES + ",")
          .hasMessageContaining("GET /" + Http.REGISTRIES + "/,");
      assertThat(fake.calls()).hasSize(2).allMatch(call -> call.operation().isEmpty());
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
