package io.github.registrysdk.github.internal;

import java.util.Arrays;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** An XSalsa20 key stream that shows the key it derived and forgets everything when closed. */
final class XSalsa20 extends XSalsa20Engine implements AutoCloseable {

  static final int KEY_BYTES = 32;
  static final int NONCE_BYTES = 24;

  XSalsa20(byte[] key, byte[] nonce) {
    KeyParameter copy = new KeyParameter(key);
    init(true, new ParametersWithIV(copy, nonce));
    Arrays.fill(copy.getKey(), (byte) 0);
  }

  /**
   * HSalsa20 of the key and the nonce's first 16 bytes: the key half of the Salsa20 state that
   * XSalsa20 continues with.
   */
  byte[] derivedKey() {
    byte[] derived = new byte[KEY_BYTES];
    for (int i = 0; i < 4; i++) {
      putLittleEndian(engineState[1 + i], derived, 4 * i);
      putLittleEndian(engineState[11 + i], derived, 16 + 4 * i);
    }
    return derived;
  }

  private static void putLittleEndian(int word, byte[] target, int offset) {
    for (int i = 0; i < 4; i++) {
      target[offset + i] = (byte) (word >>> (8 * i));
    }
  }

  /** Wipes the key and, since the stream of an all-zero state is all zero, the last block too. */
  @Override
  public void close() {
    Arrays.fill(engineState, 0);
    reset();
  }
}
