package io.github.registrysdk.testing.internal.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.FakeResponse;
import io.github.registrysdk.testing.internal.Json;
import io.github.registrysdk.testing.internal.Refusal;

/** Refusals in GitHub's shapes. */
final class GitHubErrors {

  private static final String DOCUMENTATION = "https://docs.github.com/rest";

  private GitHubErrors() {}

  /** A 422 about one field. */
  static Refusal invalid(String field, String code, String message) {
    ObjectNode body = body(422, "Validation Failed");
    body.putArray("errors")
        .addObject()
        .put("resource", "PrivateRegistryConfiguration")
        .put("code", code)
        .put("field", field)
        .put("message", message);
    return new Refusal(FakeResponse.json(422, body));
  }

  static Refusal missing(String field) {
    return invalid(field, "missing_field", field + " is missing");
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
    return FakeResponse.json(status, body(status, message));
  }

  private static ObjectNode body(int status, String message) {
    return Json.object()
        .put("message", message)
        .put("documentation_url", DOCUMENTATION)
        .put("status", String.valueOf(status));
  }
}
