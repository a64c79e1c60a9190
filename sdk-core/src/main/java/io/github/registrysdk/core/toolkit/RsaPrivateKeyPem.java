package io.github.registrysdk.core.toolkit;

import static java.math.BigInteger.ONE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads RSA private keys in PEM format (RFC 7468) as PKCS#1 or PKCS#8. No exception from here
 * contains any part of the key.
 */
public final class RsaPrivateKeyPem {

  private static final int SMALLEST_BITS = 2048;
  private static final String PKCS1 = "RSA PRIVATE KEY";
  private static final String PKCS8 = "PRIVATE KEY";
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
  private static final Pattern WHITESPACE = Pattern.compile("\\s+");

  private RsaPrivateKeyPem() {}

  /**
   * Reads one key and makes sure that its parts belong together.
   *
   * @param text a text with {@code BEGIN RSA PRIVATE KEY} (PKCS#1) or {@code BEGIN PRIVATE KEY}
   *     (PKCS#8), with any line ends, also written as {@code \n}; or this text encoded as base64,
   *     the form in which variables often hold a key. Text around the key is ignored.
   * @return the key, ready to sign
   * @throws IllegalArgumentException if the text is cut off, damaged or encrypted, or holds
   *     anything but an RSA private key of at least 2048 bits
   */
  public static RSAPrivateKey parse(String text) {
    String pem = plain(text).replace("\\r", "").replace("\\n", "\n");
    Matcher begin = BEGIN.matcher(pem);
    if (!begin.find()) {
      throw unusable("is not PEM text: it has no line -----BEGIN " + PKCS1 + "-----");
    }
    String label = begin.group(1);
    requirePlainRsaLabel(label);
    byte[] der = decode(body(pem, begin.end(), label));
    byte[] pkcs8 = der;
    try {
      requireWhole(der);
      if (label.equals(PKCS1)) {
        pkcs8 = Der.privateKeyInfo(der);
      }
      return read(pkcs8);
    } finally {
      Arrays.fill(der, (byte) 0);
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  /** Returns the text itself, or what it encodes if it is a PEM text in base64. */
  private static String plain(String text) {
    if (text.contains("-----BEGIN ")) {
      return text;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(WHITESPACE.matcher(text).replaceAll(""));
      String pem = new String(decoded, ISO_8859_1);
      return pem.contains("-----BEGIN ") ? pem : text;
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static void requirePlainRsaLabel(String label) {
    if (label.equals(PKCS1) || label.equals(PKCS8)) {
      return;
    }
    if (label.equals("ENCRYPTED PRIVATE KEY")) {
      throw encrypted();
    }
    if (label.endsWith("PUBLIC KEY")) {
      throw unusable("is a public key: the private key is needed");
    }
    if (label.equals("OPENSSH PRIVATE KEY")) {
      throw unusable("is in OpenSSH's own format: convert it with ssh-keygen -p -m PEM");
    }
    if (label.startsWith("EC ") || label.startsWith("DSA ")) {
      throw notRsa();
    }
    throw unusable("is another kind of PEM text: it must begin with -----BEGIN " + PKCS1 + "-----");
  }

  private static String body(String pem, int from, String label) {
    int to = pem.indexOf("-----END " + label + "-----", from);
    if (to < 0) {
      throw unusable("is cut off: the line -----END " + label + "----- is missing");
    }
    String body = pem.substring(from, to);
    if (body.contains("Proc-Type:") && body.contains("ENCRYPTED")) {
      throw encrypted();
    }
    return body;
  }

  private static byte[] decode(String body) {
    byte[] base64 = WHITESPACE.matcher(body).replaceAll("").getBytes(US_ASCII);
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Not chained: the decoder's message quotes a character of the key.
      throw unusable("is cut off or damaged: it is not base64");
    } finally {
      Arrays.fill(base64, (byte) 0);
    }
  }

  private static void requireWhole(byte[] der) {
    if (!Der.isOneSequence(der)) {
      throw unusable("is cut off or damaged: its length is not what it says");
    }
  }

  private static RSAPrivateKey read(byte[] pkcs8) {
    if (!Der.namesRsa(pkcs8)) {
      throw notRsa();
    }
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      if (factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)) instanceof RSAPrivateCrtKey key) {
        requireStrength(key);
        requireConsistency(key, factory);
        return key;
      }
    } catch (GeneralSecurityException | ArithmeticException e) {
      // Not chained: nothing promises that the provider's messages are free of the key's numbers.
      throw damaged();
    }
    throw unusable("has no prime factors: export it with them");
  }

  private static void requireStrength(RSAPrivateKey key) {
    int bits = key.getModulus().bitLength();
    if (bits < SMALLEST_BITS) {
      throw unusable("has " + bits + " bits, fewer than " + SMALLEST_BITS);
    }
  }

  /**
   * A trial signature, which a changed digit spoils; only the private exponent takes no part in it,
   * as long as the factors are there.
   */
  private static void requireConsistency(RSAPrivateCrtKey key, KeyFactory factory)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    byte[] signed = signature.sign();
    signature.initVerify(
        factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
    BigInteger exponent = key.getPrivateExponent();
    if (!signature.verify(signed)
        || !exponent.mod(key.getPrimeP().subtract(ONE)).equals(key.getPrimeExponentP())
        || !exponent.mod(key.getPrimeQ().subtract(ONE)).equals(key.getPrimeExponentQ())) {
      throw damaged();
    }
  }

  private static IllegalArgumentException encrypted() {
    return unusable("is encrypted: decrypt it first, for example with openssl pkey");
  }

  private static IllegalArgumentException notRsa() {
    return unusable("is not an RSA key");
  }

  private static IllegalArgumentException damaged() {
    return unusable("is damaged: its numbers do not make an RSA key");
  }

  private static IllegalArgumentException unusable(String what) {
    return new IllegalArgumentException("the private key " + what);
  }
}
