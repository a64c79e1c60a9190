package io.github.registrysdk.testsupport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** An RSA key pair, made once, in both forms of PEM. */
public final class RsaKeys {
  public static final KeyPair PAIR = pair();

  private RsaKeys() {}

  public static String pkcs8() {
    return pem("PRIVATE KEY", PAIR.getPrivate().getEncoded(), "\n");
  }

  public static String pkcs1() {
    return pem("RSA PRIVATE KEY", pkcs1(PAIR), "\n");
  }

  /** The private key as PKCS#1. */
  public static byte[] pkcs1(KeyPair pair) {
    try {
      return PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded())
          .parsePrivateKey()
          .toASN1Primitive()
          .getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a key whose lines end like this. */
  public static String pem(String label, byte[] der, String lineEnd) {
    String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return String.join(
        lineEnd,
        "-----BEGIN " + label + "-----",
        body.replace("\n", lineEnd),
        "-----END " + label + "-----");
  }

  public static KeyPair pair() {
    return pair(2048);
  }

  /** A new pair of this many bits. */
  public static KeyPair pair(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
