package io.github.registrysdk.core.toolkit;

import java.util.Arrays;

/** The few DER structures between a PKCS#1 key and a PKCS#8 key (RFC 5958, RFC 8017). */
final class Der {

  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;

  /** The object identifier 1.2.840.113549.1.1.1, rsaEncryption. */
  private static final byte[] RSA_ENCRYPTION = {
    0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01
  };

  private static final byte[] NULL = {0x05, 0x00};

  private Der() {}

  /** Wraps an RSAPrivateKey (PKCS#1) as the PrivateKeyInfo that says it is one (PKCS#8). */
  static byte[] privateKeyInfo(byte[] rsaPrivateKey) {
    return element(
        SEQUENCE,
        element(INTEGER, new byte[1]),
        element(SEQUENCE, RSA_ENCRYPTION, NULL),
        element(OCTET_STRING, rsaPrivateKey));
  }

  /** Whether a PrivateKeyInfo, whole or not, names rsaEncryption as its algorithm. */
  static boolean namesRsa(byte[] privateKeyInfo) {
    // After the outer header: the version, 02 01 xx, then the algorithm's header, 30 xx.
    int from = headerLength(privateKeyInfo) + 5;
    int to = from + RSA_ENCRYPTION.length;
    return to <= privateKeyInfo.length
        && Arrays.equals(privateKeyInfo, from, to, RSA_ENCRYPTION, 0, RSA_ENCRYPTION.length);
  }

  /** Whether the bytes are one SEQUENCE with nothing missing from its end and nothing after it. */
  static boolean isOneSequence(byte[] der) {
    if (der.length < 2 || der[0] != SEQUENCE) {
      return false;
    }
    int header = headerLength(der);
    if (header > der.length) {
      return false;
    }
    return contentLength(der, header) == der.length - header;
  }

  private static int headerLength(byte[] der) {
    boolean isShortForm = der.length < 2 || der[1] >= 0;
    return isShortForm ? 2 : 2 + (der[1] & 0x7f);
  }

  private static long contentLength(byte[] der, int header) {
    if (header == 2) {
      return der[1];
    }
    long length = 0;
    for (int i = 2; i < header; i++) {
      length = Math.min((length << 8) | (der[i] & 0xff), Integer.MAX_VALUE);
    }
    return length;
  }

  private static byte[] element(int tag, byte[]... contents) {
    int length = 0;
    for (byte[] content : contents) {
      length += content.length;
    }
    byte[] header = header(tag, length);
    byte[] element = Arrays.copyOf(header, header.length + length);
    int at = header.length;
    for (byte[] content : contents) {
      System.arraycopy(content, 0, element, at, content.length);
      at += content.length;
    }
    return element;
  }

  private static byte[] header(int tag, int length) {
    if (length < 0x80) {
      return new byte[] {(byte) tag, (byte) length};
    }
    int lengthBytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
    byte[] header = new byte[2 + lengthBytes];
    header[0] = (byte) tag;
    header[1] = (byte) (0x80 | lengthBytes);
    for (int i = 0; i < lengthBytes; i++) {
      header[header.length - 1 - i] = (byte) (length >>> (8 * i));
    }
    return header;
  }
}
