package io.github.registrysdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.util.Pack;

/** Seals a secret as a client must. */
final class Sealing {

  private Sealing() {}

  /** The value to send as {@code encrypted_value}. */
  static String seal(String secret, String publicKey) {
    byte[] recipient = Base64.getDecoder().decode(publicKey);
    var ephemeral = new X25519PrivateKeyParameters(new SecureRandom());
    byte[] sender = ephemeral.generatePublicKey().getEncoded();
    byte[] shared = new byte[32];
    ephemeral.generateSecret(new X25519PublicKeyParameters(recipient, 0), shared, 0);
    byte[] key = new Stream(shared, new byte[24]).derivedKey();
    var stream = new Stream(key, nonce(sender, recipient));
    byte[] tagKey = new byte[32];
    stream.processBytes(tagKey, 0, 32, tagKey, 0);
    byte[] message = secret.getBytes(UTF_8);
    byte[] box = Arrays.copyOf(sender, 48 + message.length);
    stream.processBytes(message, 0, message.length, box, 48);
    var mac = new Poly1305();
    mac.init(new KeyParameter(tagKey));
    mac.update(box, 48, message.length);
    mac.doFinal(box, 32);
    return Base64.getEncoder().encodeToString(box);
  }

  private static byte[] nonce(byte[] sender, byte[] recipient) {
    var digest = new Blake2bDigest(192);
    digest.update(sender, 0, 32);
    digest.update(recipient, 0, 32);
    byte[] nonce = new byte[24];
    digest.doFinal(nonce, 0);
    return nonce;
  }

  private static final class Stream extends XSalsa20Engine {

    Stream(byte[] key, byte[] nonce) {
      init(true, new ParametersWithIV(new KeyParameter(key), nonce));
    }

    /** HSalsa20, the key half of the state that XSalsa20 goes on with. */
    byte[] derivedKey() {
      byte[] derived = new byte[32];
      Pack.intToLittleEndian(Arrays.copyOfRange(engineState, 1, 5), derived, 0);
      Pack.intToLittleEndian(Arrays.copyOfRange(engineState, 11, 15), derived, 16);
      return derived;
    }
  }
}
