package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.testing.FakeBuildkite;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {

  @Test
  void everyFieldOfTheDocumentedBodyIsRead() {
    ApiException e =
        failure(
            422,
            """
            {"message": "Validation Failed", "errors": [
              {"field": "name", "code": "already_exists"},
              {"field": "color", "code": "invalid", "message": "must be hex"},
              "surprise", {"code": "limit"}]}
            """);

    assertThat(e.error().fields())
        .containsExactly(
            new ApiError.Field("name", "already_exists", null),
            new ApiError.Field("color", "invalid", "must be hex"),
            new ApiError.Field(null, null, "surprise"),
            new ApiError.Field(null, "limit", null));
    assertThat(e)
        .hasMessageContaining("[name: already_exists, color: must be hex, surprise, limit]");
    assertThat(e.getMessage()).hasLineCount(1);
  }

  /** The other form of a 422 on Buildkite's pages: all is in the message. */
  @Test
  void messageWithoutFieldsIsKept() {
    ApiException e = failure(422, "{\"message\": \"Validation failed: Name has been taken\"}");

    assertThat(e.error().message()).isEqualTo("Validation failed: Name has been taken");
    assertThat(e.error().fields()).isEmpty();
    assertThat(e).hasMessageContaining("returned 422: Validation failed: Name has been taken");
  }

  @Test
  void otherFormsOfTheBodyAreRead() {
    assertThat(failure(404, "{\"error\": \"No such registry\"}").error().message())
        .isEqualTo("No such registry");
    assertThat(failure(422, "{\"errors\": \"Name is taken\"}"))
        .hasMessageContaining("returned 422 [Name is taken] (1 attempt");
    assertThat(failure(422, "{\"message\": \"No\", \"errors\": {\"name\": [\"is taken\"]}}"))
        .hasMessageContaining("returned 422: No [name: is taken] (1 attempt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<h1>teapot</h1>", "[]", "{\"message\": {}, \"errors\": {}}", "null"})
  void errorBodyOfAnotherFormHidesNoError(String body) {
    ApiException e = failure(404, body);

    assertThat(e.status()).isEqualTo(404);
    assertThat(e.error().message()).isEmpty();
    assertThat(e.error().fields()).isEmpty();
    assertThat(e.getMessage()).doesNotContain("teapot");
  }

  @Test
  void messageHasTheCallDetailsAndNoIdentifier() {
    try (FakeBuildkite fake = FakeBuildkite.start();
        BuildkiteClient client = Clients.of(fake)) {
      fake.addRegistry("acme", "gems", "ruby");
      RegistryPackageService packages = client.organization("acme").registry("gems").packages();

      SdkException e =
          catchThrowableOfType(SdkException.class, () -> packages.copy("no-such-id", "other"));

      assertThat(e)
          .hasMessageMatching(
              "could not copy a package: POST [\\w.]+/v2/packages/organizations/\\{organization}"
                  + "/registries/\\{registry}/packages/\\{package id}/copy returned 404:"
                  + " No package found \\(1 attempt, \\d+ ms, request id [-0-9a-f]{36}\\)");
      assertThat(e.getMessage()).doesNotContain("no-such-id", "gems", fake.token());
    }
  }

  private static ApiException failure(int status, String body) {
    try (ScriptedBuildkite buildkite = new ScriptedBuildkite()) {
      buildkite.responding(new MockResponse.Builder().code(status).body(body).build());
      return catchThrowableOfType(
          ApiException.class, () -> buildkite.acme().registries().get("gems"));
    }
  }
}
