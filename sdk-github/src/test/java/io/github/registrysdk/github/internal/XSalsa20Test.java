package io.github.registrysdk.github.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class XSalsa20Test {

  /** The shared secret and first key of the NaCl paper's example. */
  private static final byte[] SHARED =
      HexFormat.of().parseHex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");

  private static final String FIRST_KEY =
      "1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389";

  @Test
  void derivedKeyIsHSalsa20() {
    try (XSalsa20 stream = new XSalsa20(SHARED, new byte[24])) {
      assertThat(HexFormat.of().formatHex(stream.derivedKey())).isEqualTo(FIRST_KEY);
    }
  }

  @Test
  void closingWipesKeyAndKeyStream() {
    XSalsa20 stream = new XSalsa20(SHARED, new byte[24]);
    byte[] before = new byte[7];
    stream.processBytes(before, 0, 7, before, 0);
    stream.close();

    byte[] after = new byte[64];
    stream.processBytes(after, 0, 64, after, 0);

    assertThat(before).isNotEqualTo(new byte[7]);
    assertThat(after).containsOnly(0);
    assertThat(stream.derivedKey()).containsOnly(0);
  }
}
