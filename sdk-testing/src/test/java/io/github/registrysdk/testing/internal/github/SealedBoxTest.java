package io.github.registrysdk.testing.internal.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Boxes that libsodium 1.0.18 opens. */
class SealedBoxTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final String EPHEMERAL =
      "2953e97dca1229f97c600bec2c17feeaab35ce4bedf66b1d42f16a449dc5c05f";
  private static final String HUNTER2 = "d1eb099491b2d37cc82147735f92a2b6caf322851f1834";

  private final X25519PrivateKeyParameters recipient =
      new X25519PrivateKeyParameters(
          HEX.parseHex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"), 0);

  @ParameterizedTest
  @CsvSource({"710b84518fc9a5f2e6f526e0deff0263, ''", HUNTER2 + ", hunter2"})
  void libsodiumsBoxesOpen(String rest, String message) {
    assertThat(SealedBox.open(HEX.parseHex(EPHEMERAL + rest), recipient))
        .get()
        .isEqualTo(message.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 32, 47, 48, 54})
  void changedBoxDoesNotOpen(int position) {
    byte[] box = HEX.parseHex(EPHEMERAL + HUNTER2);
    box[position] ^= 1;

    assertThat(SealedBox.open(box, recipient)).isEmpty();
  }

  @Test
  void boxForAnotherKeyDoesNotOpen() {
    var other = new X25519PrivateKeyParameters(new byte[32], 0);

    assertThat(SealedBox.open(HEX.parseHex(EPHEMERAL + HUNTER2), other)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 32, 47})
  void boxWithoutATagDoesNotOpen(int length) {
    assertThat(SealedBox.open(HEX.parseHex(EPHEMERAL + HUNTER2, 0, 2 * length), recipient))
        .isEmpty();
  }

  @Test
  void lowOrderPointDoesNotOpen() {
    assertThat(SealedBox.open(new byte[48], recipient)).isEmpty();
  }
}
