package io.github.registrysdk.testing.internal.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import io.github.registrysdk.testing.internal.http.Refusal;

/** Refusals in GitHub's shapes. */
final class GitHubErrors {

  private static final String DOCUMENTATION = "https://docs.github.com/rest";
  private static final String REGISTRIES =
      DOCUMENTATION + "/private-registries/organization-configurations#";

  private GitHubErrors() {}

  /**
   * A 422 about one field. GitHub's refusal of a create was observed on 2026-05-15 (pull request
   * 3424 of {@code integrations/terraform-provider-github}): its errors are texts. All others
   * follow GitHub's OpenAPI description, where they are objects.
   */
  static Refusal invalid(GitHubOperation operation, String field, String code, String message) {
    if (operation == GitHubOperation.CREATE_REGISTRY) {
      ObjectNode body =
          body(
              422,
              "Failed to create private registry configuration",
              REGISTRIES + "create-a-private-registry-for-an-organization");
      body.putArray("errors").add(message);
      return new Refusal(FakeResponse.json(422, body));
    }
    ObjectNode body =
        body(
            422,
            "Validation Failed",
            operation == GitHubOperation.UPDATE_REGISTRY
                ? REGISTRIES + "update-a-private-registry-for-an-organization"
                : DOCUMENTATION);
    body.putArray("errors")
        .addObject()
        .put(
            "resource",
            operation.name().contains("DEPENDABOT")
                ? "DependabotSecret"
                : "PrivateRegistryConfiguration")
        .put("code", code)
        .put("field", field)
        .put("message", message);
    return new Refusal(FakeResponse.json(422, body));
  }

  static Refusal unauthorized(String message) {
    return refusal(401, message);
  }

  /** A 403 that names the permission that is missing. */
  static Refusal notAccessible(String by, String permission) {
    return new Refusal(
        message(403, "Resource not accessible by " + by)
            .withHeader("X-Accepted-GitHub-Permissions", permission.replace(':', '=')));
  }

  static Refusal notFound() {
    return refusal(404, "Not Found");
  }

  static Refusal refusal(int status, String message) {
    return new Refusal(message(status, message));
  }

  static FakeResponse message(int status, String message) {
    return message(status, message, "");
  }

  /** A response whose {@code documentation_url} ends in a part of the documentation. */
  static FakeResponse message(int status, String message, String part) {
    return FakeResponse.json(status, body(status, message, DOCUMENTATION + part));
  }

  private static ObjectNode body(int status, String message, String documentation) {
    return Json.object()
        .put("message", message)
        .put("documentation_url", documentation)
        .put("status", String.valueOf(status));
  }
}
