package io.github.registrysdk.testing.internal.humanitec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.HumanitecErrorShape;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Json;
import io.github.registrysdk.testing.internal.http.Refusal;
import org.jspecify.annotations.Nullable;

/** Refusals in Humanitec's two shapes. */
final class HumanitecErrors {

  private static final String CODE = "API-000";

  private final HumanitecErrorShape shape;

  HumanitecErrors(HumanitecErrorShape shape) {
    this.shape = shape;
  }

  /** A 400 about one field, named by its path; what was sent in it is not repeated. */
  Refusal invalid(String field, String reason) {
    return aboutBody(400, "Invalid request: " + field + " " + reason, field, reason);
  }

  /** A 400 about the whole body. */
  Refusal noObject() {
    return aboutBody(400, "The request body is not a JSON object", "body", "is not a JSON object");
  }

  /** A 409 about one field. */
  Refusal taken(String field) {
    String reason = "already exists in the organization";
    return aboutBody(409, "A record with the same " + field + " " + reason, field, reason);
  }

  Refusal unauthorized() {
    return refusal(401, "Authentication token is missing or invalid");
  }

  /** An assumption: the document has no response for a token without permission. */
  Refusal readOnly() {
    return refusal(403, "The token is not allowed to change registries");
  }

  Refusal builtIn(String participle) {
    return refusal(403, "Built-in 'humanitec' registry can't be " + participle);
  }

  Refusal noOrganization() {
    return refusal(404, "Organization not found");
  }

  Refusal noRegistry() {
    return refusal(404, "Registry not found");
  }

  FakeResponse tooMany() {
    return response(429, "Too many requests", null);
  }

  private Refusal refusal(int status, String message) {
    return new Refusal(response(status, message, null));
  }

  private Refusal aboutBody(int status, String message, String field, String reason) {
    return new Refusal(response(status, message, Json.object().put(field, reason)));
  }

  private FakeResponse response(int status, String message, @Nullable ObjectNode details) {
    if (shape == HumanitecErrorShape.PLAIN) {
      return FakeResponse.json(status, Json.object().put("error", message));
    }
    var body = Json.object().put("error", CODE).put("message", message);
    if (details != null) {
      body.set("details", details);
    }
    return FakeResponse.json(status, body);
  }
}
