package io.github.registrysdk.testing;

/**
 * How {@link FakeHumanitec} words its refusals. Humanitec has two shapes: the plain {@code
 * {"error": "…"}} of its OpenAPI document, and the coded {@code {"error": "API-000", "message":
 * "…", "details": {…}}}. Which of them answers what is not documented.
 */
public enum HumanitecErrorShape {
  /** Coded where the request's body is at fault (400 and 409), plain everywhere else. */
  BY_CAUSE,
  /** Always plain. */
  PLAIN,
  /** Always coded. */
  CODED
}
