package io.github.registrysdk.core;

/** 410: it existed once, or the endpoint did. */
public final class GoneException extends ApiException {
  private static final long serialVersionUID = 1L;

  GoneException(CallReport report, ApiError error) {
    super(report, error);
  }
}
