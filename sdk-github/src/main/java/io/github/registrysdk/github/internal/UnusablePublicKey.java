package io.github.registrysdk.github.internal;

/** A public key with which no secret may be encrypted. The message never contains the key. */
public final class UnusablePublicKey extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UnusablePublicKey(String message) {
    super(message);
  }
}
