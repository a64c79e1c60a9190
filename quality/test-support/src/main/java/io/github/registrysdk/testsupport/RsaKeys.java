package io.github.registrysdk.testsupport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Random;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** RSA key pairs, and one in both forms of PEM. */
public final class RsaKeys {
  public static final KeyPair PAIR = pair(2048);

  /** Another pair of 2048 bits. */
  public static final KeyPair OTHER = pair(prime(1024, 3, 580), prime(1024, 4, 1196));

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

  /**
   * A valid pair of 512, 1024, 2047, 2048 or 4104 bits, the same one each time. Its primes are
   * known, because a search for random ones can take seconds.
   */
  public static KeyPair pair(int bits) {
    return switch (bits) {
      case 512 -> pair(prime(256, 1, 174), prime(256, 2, 130));
      case 1024 -> pair(prime(512, 1, 6), prime(512, 2, 46));
      case 2047 -> pair(prime(1024, 1, 44), prime(1023, 1, 322));
      case 2048 -> pair(prime(1024, 1, 44), prime(1024, 2, 842));
      case 4104 -> pair(prime(2052, 1, 872), prime(2052, 2, 1448));
      default -> throw new IllegalArgumentException("no primes for " + bits + " bits");
    };
  }

  /** The prime that is {@code more} above a random odd number of this seed, the first one there. */
  private static BigInteger prime(int bits, int seed, int more) {
    return new BigInteger(bits, new Random(seed))
        .setBit(bits - 1)
        .setBit(bits - 2)
        .setBit(0)
        .add(BigInteger.valueOf(more));
  }

  private static KeyPair pair(BigInteger p, BigInteger q) {
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
}
