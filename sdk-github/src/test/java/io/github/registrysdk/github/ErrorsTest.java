package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.ValidationException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
  @AutoClose private final ScriptedGitHub github = new ScriptedGitHub();

  @Test
  void wholeErrorResponseIsReported() {
    github.responding(
        422,
        """
        {"message": "Validation Failed", "status": "422",
         "documentation_url": "https://docs.github.com/rest/private-registries",
         "errors": [
           {"resource": "PrivateRegistryConfiguration", "field": "url", "code": "invalid",
            "message": "url is not a URI"},
           {"resource": "PrivateRegistryConfiguration", "field": "username",
            "code": "missing_field"},
           "the organization is suspended",
           7,
           null]}
        """,
        "X-GitHub-Request-Id",
        "0401:1A2B");

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> github.registries().get("NPM_SECRET"))
        .withMessageContaining("could not get a private registry: GET ")
        .withMessageContaining(
            "/orgs/{organization}/private-registries/{name} returned 422: Validation Failed ["
                + "url: url is not a URI, username: missing_field,"
                + " the organization is suspended, 7]")
        .withMessageContaining("request id 0401:1A2B")
        .satisfies(
            e -> {
              assertThat(e.requestId()).contains("0401:1A2B");
              assertThat(e.error().documentationUrl())
                  .isEqualTo("https://docs.github.com/rest/private-registries");
              assertThat(e.error().message()).isEqualTo("Validation Failed");
              assertThat(e.error().fields())
                  .containsExactly(
                      new ApiError.Field("url", "invalid", "url is not a URI"),
                      new ApiError.Field("username", "missing_field", null),
                      new ApiError.Field(null, null, "the organization is suspended"),
                      new ApiError.Field(null, null, "7"));
            });
  }

  /** As GitHub was observed to refuse a type of registry that its description permits. */
  @Test
  void listOfStringsIsReported() {
    assertThat(
            refused(
                """
                {"message": "Failed to create private registry configuration",
                 "errors": ["Registry type is not supported"], "status": "422"}
                """))
        .isEqualTo(
            error(
                "Failed to create private registry configuration",
                new ApiError.Field(null, null, "Registry type is not supported")));
  }

  @Test
  void errorsInOneStringAreReported() {
    assertThat(refused("{\"message\": \"Invalid\", \"errors\": \"the url is taken\"}"))
        .isEqualTo(error("Invalid", new ApiError.Field(null, null, "the url is taken")));
  }

  @Test
  void errorsInAnObjectAreReportedWithTheirFields() {
    assertThat(
            refused(
                """
                {"message": "Invalid", "errors": {
                  "url": ["is taken", "is too long"],
                  "username": {"code": "missing_field"},
                  "base": null}}
                """))
        .isEqualTo(
            error(
                "Invalid",
                new ApiError.Field("url", null, "is taken"),
                new ApiError.Field("url", null, "is too long"),
                new ApiError.Field("username", "missing_field", null),
                new ApiError.Field("base", null, null)));
  }

  @Test
  void wordsInUnknownFieldsAreReported() {
    assertThat(
            refused(
                """
                {"errors": [
                  {"resource": "Configuration", "field": "url", "detail": {"reason": ["taken", 7]}},
                  {"resource": "Configuration"}, [["nested"]], [], {}, ""]}
                """))
        .isEqualTo(
            error(
                "",
                new ApiError.Field("url", null, "detail: reason: taken, 7"),
                new ApiError.Field(null, null, "nested")));
  }

  @Test
  void bodyThatIsNoObjectIsReported() {
    assertThat(refused("[\"oops\"]")).isEqualTo(error("", new ApiError.Field(null, null, "oops")));
    assertThat(refused("\"oops\"")).isEqualTo(error("oops"));
    assertThat(refused("{\"error\": \"oops\"}")).isEqualTo(error("oops"));
    assertThat(refused("{\"message\": {\"base\": [\"oops\"]}}")).isEqualTo(error("base: oops"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403|X-GitHub-SSO|required; url=https://github.com/orgs/acme/sso?authorization_request=AZSCKL"
            + "|authorize the token for single sign-on at"
            + " https://github.com/orgs/acme/sso?authorization_request=AZSCKL",
        "404|X-Accepted-OAuth-Scopes|admin:org|a token needs the scope admin:org",
        "403|X-Accepted-OAuth-Scopes|admin:org, repo|a token needs the scope admin:org, repo",
        "404|X-Accepted-GitHub-Permissions|organization_private_registries=read"
            + "|a token needs the permission organization_private_registries=read",
      })
  void headersThatNameTheReasonAreInTheMessage(
      int status, String header, String value, String advice) {
    github.responding(status, "{\"message\": \"No\"}", header, value);
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> github.registries().get("NPM_SECRET"))
        .withMessageContaining("returned " + status + ": No; " + advice + " (")
        .satisfies(
            e -> {
              assertThat(e.error().message()).isEqualTo("No; " + advice);
              assertThat(e.responseHeader(header)).contains(value);
            });
  }

  @Test
  void scopesOfTheTokenAreNamedToo() {
    github.responding(
        404, "{}", "X-Accepted-OAuth-Scopes", "admin:org", "X-OAuth-Scopes", "repo, user");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> github.registries().get("NPM_SECRET"))
        .withMessageContaining(
            "404: a token needs the scope admin:org, and this one has repo, user (");
  }

  @ParameterizedTest
  @CsvSource({
    "403,X-GitHub-SSO,partial-results",
    "404,X-Accepted-OAuth-Scopes,' '",
    "422,X-Accepted-OAuth-Scopes,repo"
  })
  void headersThatNameNoReasonChangeNothing(int status, String header, String value) {
    github.responding(status, "{\"message\": \"No\"}", header, value);
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> github.registries().get("NPM_SECRET"))
        .satisfies(e -> assertThat(e.error().message()).isEqualTo("No"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "null", "7", "{\"message\": null, \"errors\": {}}", "<html>", "{}"})
  void bodyWithoutWordsDoesNotHideTheStatus(String body) {
    github.responding(404, body);

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> github.registries().get("NPM_SECRET"))
        .satisfies(e -> assertThat(e.error()).isEqualTo(ApiError.NONE));
  }

  private ApiError refused(String body) {
    github.responding(422, body);
    return catchThrowableOfType(
            ValidationException.class, () -> github.registries().get("NPM_SECRET"))
        .error();
  }

  private static ApiError error(String message, ApiError.Field... fields) {
    return new ApiError(message, null, null, List.of(fields));
  }
}
