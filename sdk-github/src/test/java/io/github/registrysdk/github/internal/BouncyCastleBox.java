package io.github.registrysdk.github.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

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

/** Opens sealed boxes: written from libsodium's description, sharing no code with the sealing. */
final class BouncyCastleBox {

  private static final int[] SIGMA = Pack.littleEndianToInt(ascii("expand 32-byte k"), 0, 4);

  private BouncyCastleBox() {}

  static Optional<byte[]> open(byte[] box, X25519PrivateKeyParameters recipient) {
    byte[] shared = new byte[32];
    recipient.generateSecret(new X25519PublicKeyParameters(box, 0), shared, 0);
    return open(box, recipient.generatePublicKey().getEncoded(), shared);
  }

  /** Opens what was sealed for a key, given the secret that both sides share. */
  static Optional<byte[]> open(byte[] box, byte[] publicKey, byte[] shared) {
    XSalsa20Engine stream = new XSalsa20Engine();
    KeyParameter key = new KeyParameter(hSalsa20(shared));
    stream.init(false, new ParametersWithIV(key, nonce(box, publicKey)));
    byte[] tagKey = new byte[32];
    stream.processBytes(tagKey, 0, 32, tagKey, 0);
    Poly1305 mac = new Poly1305();
    mac.init(new KeyParameter(tagKey));
    mac.update(box, 48, box.length - 48);
    byte[] tag = new byte[16];
    mac.doFinal(tag, 0);
    if (!Arrays.equals(tag, 0, 16, box, 32, 48)) {
      return Optional.empty();
    }
    byte[] message = new byte[box.length - 48];
    stream.processBytes(box, 48, message.length, message, 0);
    return Optional.of(message);
  }

  private static byte[] nonce(byte[] box, byte[] publicKey) {
    Blake2bDigest digest = new Blake2bDigest(192);
    digest.update(box, 0, 32);
    digest.update(publicKey, 0, 32);
    byte[] nonce = new byte[24];
    digest.doFinal(nonce, 0);
    return nonce;
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
    int[] words = {0, 5, 10, 15, 6, 7, 8, 9};
    byte[] derived = new byte[32];
    for (int i = 0; i < words.length; i++) {
      Pack.intToLittleEndian(out[words[i]] - in[words[i]], derived, 4 * i);
    }
    return derived;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
