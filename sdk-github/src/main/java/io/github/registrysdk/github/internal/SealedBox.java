package io.github.registrysdk.github.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.math.ec.rfc7748.X25519;

/**
 * libsodium's {@code crypto_box_seal}: encrypts so that only the owner of an X25519 key can read
 * it, and not even the sender afterwards. Immutable, and safe for use by several threads at once.
 *
 * <p>A box is the ephemeral public key (32 bytes), the Poly1305 tag (16 bytes), and the ciphertext,
 * as long as the message.
 *
 * @see <a href="https://doc.libsodium.org/public-key_cryptography/sealed_boxes">Sealed boxes</a>
 */
public final class SealedBox {

  private static final int KEY_BYTES = X25519.POINT_SIZE;
  private static final int TAG_BYTES = 16;
  private static final int HEADER_BYTES = KEY_BYTES + TAG_BYTES;

  private final byte[] recipient;

  private SealedBox(byte[] recipient) {
    this.recipient = recipient;
  }

  /**
   * Prepares sealing for one recipient.
   *
   * @param publicKey the recipient's X25519 public key, 32 bytes, copied
   * @return what seals for that key
   * @throws UnusablePublicKey if the key has another length, or is a point of low order, for which
   *     anyone could open the box
   */
  public static SealedBox forKey(byte[] publicKey) {
    if (publicKey.length != KEY_BYTES) {
      throw new UnusablePublicKey(
          "the public key has " + publicKey.length + " bytes, an X25519 key has " + KEY_BYTES);
    }
    SealedBox box = new SealedBox(publicKey.clone());
    // A point of low order gives zero with every scalar, so any scalar detects it.
    box.sharedSecret(new byte[X25519.SCALAR_SIZE]);
    return box;
  }

  /**
   * Prepares sealing for a key as GitHub's public-key operations give it.
   *
   * @param publicKey the recipient's X25519 public key in padded standard base64
   * @return what seals for that key
   * @throws UnusablePublicKey if the text is not exactly the base64 of a key that {@link #forKey}
   *     takes
   */
  public static SealedBox forBase64Key(String publicKey) {
    byte[] decoded = decode(publicKey);
    if (decoded.length != KEY_BYTES) {
      throw new UnusablePublicKey(
          "the public key decodes to " + decoded.length + " bytes, an X25519 key has " + KEY_BYTES);
    }
    // The decoder forgives missing padding and stray last bits, which are signs of a damaged key.
    if (!Base64.getEncoder().encodeToString(decoded).equals(publicKey)) {
      throw new UnusablePublicKey("the public key is not padded, canonical base64");
    }
    return forKey(decoded);
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Not chained: the decoder's message quotes a character of the key.
      throw new UnusablePublicKey("the public key is not base64");
    }
  }

  /**
   * Seals a text for a key, both encoded as in requests and responses.
   *
   * @param base64Key the recipient's X25519 public key in padded standard base64
   * @param secret the text to seal, as its UTF-8 bytes; may be empty
   * @return the box in padded standard base64, different each time
   * @throws UnusablePublicKey if nothing can be sealed for the key
   */
  public static String sealBase64(String base64Key, String secret) {
    SealedBox box = forBase64Key(base64Key);
    byte[] message = secret.getBytes(UTF_8);
    try {
      return Base64.getEncoder().encodeToString(box.seal(message));
    } finally {
      wipe(message);
    }
  }

  /**
   * Seals a message under a fresh ephemeral key.
   *
   * @param message what to seal, of any length, left as it is
   * @return the box, 48 bytes longer than the message, different each time
   */
  public byte[] seal(byte[] message) {
    byte[] ephemeral = new byte[X25519.SCALAR_SIZE];
    X25519.generatePrivateKey(new SecureRandom(), ephemeral);
    try {
      return seal(message, ephemeral);
    } finally {
      wipe(ephemeral);
    }
  }

  /** Seals under a given ephemeral secret key, which must never serve for a second message. */
  byte[] seal(byte[] message, byte[] ephemeral) {
    byte[] box = new byte[Math.addExact(HEADER_BYTES, message.length)];
    X25519.generatePublicKey(ephemeral, 0, box, 0);
    byte[] key = boxKey(ephemeral);
    byte[] tagKey = new byte[XSalsa20.KEY_BYTES];
    try (XSalsa20 stream = new XSalsa20(key, nonce(box))) {
      // The stream's first 32 bytes are the tag's key: zeros encrypted in place.
      stream.processBytes(tagKey, 0, tagKey.length, tagKey, 0);
      stream.processBytes(message, 0, message.length, box, HEADER_BYTES);
      writeTag(tagKey, box);
      return box;
    } finally {
      wipe(key);
      wipe(tagKey);
    }
  }

  private byte[] boxKey(byte[] ephemeral) {
    byte[] shared = sharedSecret(ephemeral);
    try (XSalsa20 hash = new XSalsa20(shared, new byte[XSalsa20.NONCE_BYTES])) {
      return hash.derivedKey();
    } finally {
      wipe(shared);
    }
  }

  private byte[] sharedSecret(byte[] ephemeral) {
    byte[] shared = new byte[KEY_BYTES];
    if (!X25519.calculateAgreement(ephemeral, 0, recipient, 0, shared, 0)) {
      throw new UnusablePublicKey(
          "the public key is a point of low order: anyone could decrypt what is encrypted for it");
    }
    return shared;
  }

  /** BLAKE2b of both public keys as they were received, top bit included. */
  private byte[] nonce(byte[] box) {
    Blake2bDigest digest = new Blake2bDigest(8 * XSalsa20.NONCE_BYTES);
    digest.update(box, 0, KEY_BYTES);
    digest.update(recipient, 0, KEY_BYTES);
    byte[] nonce = new byte[XSalsa20.NONCE_BYTES];
    digest.doFinal(nonce, 0);
    return nonce;
  }

  private static void writeTag(byte[] tagKey, byte[] box) {
    KeyParameter key = new KeyParameter(tagKey);
    Poly1305 mac = new Poly1305();
    mac.init(key);
    mac.update(box, HEADER_BYTES, box.length - HEADER_BYTES);
    mac.doFinal(box, KEY_BYTES);
    wipe(key.getKey());
    mac.init(key); // with the wiped key, over the real one
  }

  private static void wipe(byte[] bytes) {
    Arrays.fill(bytes, (byte) 0);
  }
}
