package io.github.registrysdk.testing;

/**
 * The shape of the error responses of {@link FakeHumanitec}. Humanitec's OpenAPI document has two
 * shapes. It names the plain one for each operation of the fake, and the coded one for newer
 * operations.
 */
public enum HumanitecErrorShape {
  /** {@code {"error": "…"}}, the schema {@code ErrorInfoResponse}. */
  PLAIN,
  /**
   * {@code {"error": "API-000", "message": "…", "details": {…}}}, the schema {@code
   * HumanitecErrorResponse}. The document does not describe the content of {@code details}: the
   * fake sends the reason under the path of the invalid field, and omits {@code details} in other
   * errors.
   */
  CODED
}
