package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {

  @Test
  void tokenThatEndedIsReplacedOnce() {
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      Deque<String> tokens = new ArrayDeque<>(List.of("ended", fake.token()));
      TokenSource source = () -> Secret.of(tokens.size() > 1 ? tokens.poll() : tokens.peek());
      try (BuildkiteClient client = Clients.builder(fake).tokenSource(source).build()) {
        client
            .organization("acme")
            .registries()
            .create(CreatePackageRegistry.builder("gems", Ecosystem.RUBY).build());
      }
      assertThat(fake.calls(BuildkiteOperation.CREATE_REGISTRY)).hasSize(2);
      assertThat(fake.organization("acme").registries()).hasSize(1);
    }
  }

  @Test
  void refusedFieldsAreListed() {
    try (RetryWorld world = new RetryWorld()) {
      CreatePackageRegistry twice =
          CreatePackageRegistry.builder("gems", new Ecosystem("NO!")).build();

      assertThatExceptionOfType(ValidationException.class)
          .isThrownBy(() -> world.acme.registries().create(twice))
          .withMessageContaining("returned 422: Validation Failed [ecosystem: invalid]")
          .satisfies(
              e -> {
                assertThat(e.error().message()).isEqualTo("Validation Failed");
                assertThat(e.error().fields())
                    .containsExactly(new ApiError.Field("ecosystem", "invalid", null));
                assertThat(e.requestId()).isPresent();
                assertThat(e.attempts()).isEqualTo(1);
              });
    }
  }

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
            new ApiError.Field(null, "limit", null));
    assertThat(e).hasMessageContaining("[name: already_exists, color: must be hex, limit]");
    assertThat(e.getMessage()).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<h1>teapot</h1>", "[]", "{\"message\": 7, \"errors\": {}}", "null"})
  void errorBodyOfAnotherFormHidesNoError(String body) {
    ApiException e = failure(404, body);

    assertThat(e.status()).isEqualTo(404);
    assertThat(e.error().message()).isEmpty();
    assertThat(e.error().fields()).isEmpty();
    assertThat(e.getMessage()).doesNotContain("teapot");
  }

  @Test
  void messageHasTheCallDetailsAndNoIdentifier() {
    try (RetryWorld world = new RetryWorld()) {
      SdkException e =
          catchThrowableOfType(
              SdkException.class, () -> world.packages.copy("no-such-id", "other"));

      assertThat(e)
          .hasMessageMatching(
              "could not copy a package: POST [\\w.]+/v2/packages/organizations/\\{organization}"
                  + "/registries/\\{registry}/packages/\\{package id}/copy returned 404:"
                  + " No package found \\(1 attempt, \\d+ ms, request id [-0-9a-f]{36}\\)");
      assertThat(e.getMessage()).doesNotContain("no-such-id", "gems", world.fake.token());
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
