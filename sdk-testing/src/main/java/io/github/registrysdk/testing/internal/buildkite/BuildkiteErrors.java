package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.internal.FakeResponse;
import io.github.registrysdk.testing.internal.Json;
import io.github.registrysdk.testing.internal.Refusal;

/** Refusals in Buildkite's shapes. */
final class BuildkiteErrors {

  private BuildkiteErrors() {}

  /** A 422 about one field. */
  static Refusal invalid(String field, String code) {
    var body = Json.object().put("message", "Validation Failed");
    body.putArray("errors").addObject().put("field", field).put("code", code);
    return new Refusal(FakeResponse.json(422, body));
  }

  /**
   * The message was seen by release scripts of several organizations, and the status by those that
   * read it.
   */
  static Refusal packageExists() {
    return new Refusal(FakeResponse.message(409, "A package with that name already exists"));
  }

  static Refusal unauthorized() {
    return new Refusal(
        FakeResponse.message(
            401, "Authentication required. Please supply a valid API Access Token"));
  }

  static Refusal missingScope(String scope) {
    return new Refusal(
        FakeResponse.message(
            403, "Forbidden: your API Access Token does not have the " + scope + " scope"));
  }

  static Refusal noOrganization() {
    return new Refusal(FakeResponse.message(404, "No organization found"));
  }
}
