package io.github.registrysdk.testing;

/**
 * The shape of the error responses of {@link FakeHumanitec}. Humanitec has two shapes: the plain
 * {@code {"error": "…"}} of its OpenAPI document, and the coded {@code {"error": "API-000",
 * "message": "…", "details": {…}}}. It is not documented which one is used when.
 */
public enum HumanitecErrorShape {
  /** Coded for errors in the request's body (400 and 409), plain for all others. */
  BY_CAUSE,
  /** Always plain. */
  PLAIN,
  /** Always coded. */
  CODED
}
