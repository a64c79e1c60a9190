package io.github.registrysdk.testsupport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
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

  /** A valid pair of 4104 bits; it takes seconds to find one by chance. */
  public static KeyPair pairOf4104Bits() {
    BigInteger p = BigInteger.TWO.pow(2052).subtract(BigInteger.valueOf(395));
    BigInteger q = BigInteger.TWO.pow(2052).subtract(BigInteger.valueOf(3635));
    BigInteger pLess1 = p.subtract(BigInteger.ONE);
    BigInteger qLess1 = q.subtract(BigInteger.ONE);
    BigInteger e = RSAKeyGenParameterSpec.F4;
    BigInteger d = e.modInverse(pLess1.multiply(qLess1));
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      return new KeyPair(
          factory.generatePublic(new RSAPublicKeySpec(p.multiply(q), e)),
          factory.generatePrivate(
              new RSAPrivateCrtKeySpec(
                  p.multiply(q), e, d, p, q, d.mod(pLess1), d.mod(qLess1), q.modInverse(p))));
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException(problem);
    }
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
