package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import io.github.registrysdk.testing.internal.http.Refusal;

/**
 * Refusals in Buildkite's shapes. No page describes the errors of these operations. The text of a
 * 401 is the one in fixtures of several public clients, that of a 403 was observed ({@code
 * buildkite/docs} issue 689). The shape of a 422 is that of {@code pages/apis/rest_api/builds.md};
 * {@code clusters.md} shows another one, {@code Validation failed: Reason for failure} without
 * {@code errors}. The codes and the messages of 404 and 400 have no source.
 */
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
            401,
            "Authentication required. Please supply a valid API Access Token:"
                + " https://buildkite.com/docs/apis/rest-api#authentication"));
  }

  /** It does not name the scope that is missing. */
  static Refusal forbidden() {
    return new Refusal(FakeResponse.message(403, "Forbidden"));
  }

  static Refusal noOrganization() {
    return new Refusal(FakeResponse.message(404, "No organization found"));
  }
}
