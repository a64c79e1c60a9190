package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.ValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
  private final ScriptedGitHub github = new ScriptedGitHub();

  @AfterEach
  void close() {
    github.close();
  }

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
        .satisfies(e -> assertThat(e.error().message()).isEqualTo("No; " + advice));
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
      strings = {"", "[]", "null", "\"oops\"", "{\"message\": 7, \"errors\": {}}", "<html>"})
  void bodyOfAnotherFormDoesNotHideTheStatus(String body) {
    github.responding(404, body);

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> github.registries().get("NPM_SECRET"))
        .satisfies(e -> assertThat(e.error()).isEqualTo(ApiError.NONE));
  }
}
