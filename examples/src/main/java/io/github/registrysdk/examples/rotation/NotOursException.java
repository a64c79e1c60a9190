package io.github.registrysdk.examples.rotation;

/** Something of the name that the job would use is somebody else's, and is not touched. */
final class NotOursException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotOursException(String message) {
    super(message);
  }
}
