package io.github.registrysdk.examples;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.examples.sandbox.Sandbox;

/** Calls an endpoint that the library has no method for, with the same credentials and rules. */
public final class EscapeHatch {
  private EscapeHatch() {}

  public static void main(String[] args) {
    try (Sandbox sandbox = Sandbox.start()) {
      // Path segments, not a path: each is encoded, and none can lead elsewhere.
      ApiRequest request = ApiRequest.get("v2", "organizations", "acme", "rate_limit");
      ApiResponse response = sandbox.client().send(request);
      System.out.println(response.status() + " " + response.body());

      // A POST sent this way counts as a create: once it may have arrived, it is not retried.
      ApiResponse renamed =
          sandbox
              .client()
              .send(
                  ApiRequest.post("v2", "packages", "organizations", "acme", "registries", "debs")
                      .json("{\"description\": \"all our debs\"}"));
      System.out.println(
          renamed.status() + ", request id " + (renamed.requestId() == null ? "none" : "given"));
      System.out.println(sandbox.acme().registries().get("debs").description());
    }
  }
}
