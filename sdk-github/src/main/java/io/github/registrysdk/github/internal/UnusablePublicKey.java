package io.github.registrysdk.github.internal;

/** A public key that no secret may be sealed for. Its message never quotes the key. */
public final class UnusablePublicKey extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UnusablePublicKey(String message) {
    super(message);
  }
}
