package io.github.registrysdk.github;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.registrysdk.core.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** An App's key pair, made once, in both forms of PEM. */
final class AppKeys {
  static final KeyPair PAIR = pair();

  private AppKeys() {}

  static Secret pkcs8() {
    return pem("PRIVATE KEY", PAIR.getPrivate().getEncoded());
  }

  static Secret pkcs1() {
    try {
      return pem(
          "RSA PRIVATE KEY",
          PrivateKeyInfo.getInstance(PAIR.getPrivate().getEncoded())
              .parsePrivateKey()
              .toASN1Primitive()
              .getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Secret pem(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return Secret.of("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
  }

  static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
