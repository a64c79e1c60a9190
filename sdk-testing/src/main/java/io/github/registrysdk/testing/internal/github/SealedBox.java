package io.github.registrysdk.testing.internal.github;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.util.Pack;

/**
 * Opens libsodium's sealed boxes: an ephemeral public key, a tag, and what is sealed. It shares no
 * code with the sealing that it judges.
 */
final class SealedBox {

  private static final int KEY = 32;
  private static final int TAG = 16;
  private static final int OVERHEAD = KEY + TAG;
  private static final int[] SIGMA =
      Pack.littleEndianToInt("expand 32-byte k".getBytes(US_ASCII), 0, 4);
  private static final int[] HSALSA_WORDS = {0, 5, 10, 15, 6, 7, 8, 9};

  private SealedBox() {}

  /** What was sealed, or nothing if it was not sealed for this key or was changed since. */
  static Optional<byte[]> open(byte[] box, X25519PrivateKeyParameters recipient) {
    byte[] shared = new byte[KEY];
    if (box.length < OVERHEAD || !agree(box, recipient, shared)) {
      return Optional.empty();
    }
    var stream = new XSalsa20Engine();
    byte[] nonce = nonce(box, recipient.generatePublicKey().getEncoded());
    stream.init(false, new ParametersWithIV(new KeyParameter(hSalsa20(shared)), nonce));
    byte[] tagKey = new byte[KEY];
    stream.processBytes(tagKey, 0, KEY, tagKey, 0);
    if (!MessageDigest.isEqual(tag(tagKey, box), Arrays.copyOfRange(box, KEY, OVERHEAD))) {
      return Optional.empty();
    }
    byte[] message = new byte[box.length - OVERHEAD];
    stream.processBytes(box, OVERHEAD, message.length, message, 0);
    return Optional.of(message);
  }

  private static boolean agree(byte[] box, X25519PrivateKeyParameters recipient, byte[] shared) {
    try {
      recipient.generateSecret(new X25519PublicKeyParameters(box, 0), shared, 0);
      return true;
    } catch (IllegalStateException lowOrderPoint) {
      return false;
    }
  }

  private static byte[] nonce(byte[] box, byte[] publicKey) {
    var digest = new Blake2bDigest(192);
    digest.update(box, 0, KEY);
    digest.update(publicKey, 0, KEY);
    byte[] nonce = new byte[24];
    digest.doFinal(nonce, 0);
    return nonce;
  }

  private static byte[] tag(byte[] key, byte[] box) {
    var mac = new Poly1305();
    mac.init(new KeyParameter(key));
    mac.update(box, OVERHEAD, box.length - OVERHEAD);
    byte[] tag = new byte[TAG];
    mac.doFinal(tag, 0);
    return tag;
  }

  /** Salsa20's core ends by adding its input; HSalsa20 is eight words of it without that. */
  private static byte[] hSalsa20(byte[] shared) {
    int[] key = Pack.littleEndianToInt(shared, 0, 8);
    int[] in = new int[16];
    for (int i = 0; i < 4; i++) {
      in[5 * i] = SIGMA[i];
      in[1 + i] = key[i];
      in[11 + i] = key[4 + i];
    }
    int[] out = new int[16];
    Salsa20Engine.salsaCore(20, in, out);
    byte[] derived = new byte[KEY];
    for (int i = 0; i < HSALSA_WORDS.length; i++) {
      int word = HSALSA_WORDS[i];
      Pack.intToLittleEndian(out[word] - in[word], derived, 4 * i);
    }
    return derived;
  }
}
