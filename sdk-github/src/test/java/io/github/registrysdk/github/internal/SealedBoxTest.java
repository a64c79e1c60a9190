package io.github.registrysdk.github.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed here is opened by libsodium itself. */
class SealedBoxTest {

  private static final @Nullable SodiumJava SODIUM = load();

  private static final String EPHEMERAL_SECRET =
      "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ac177fba51db92c2a";
  private static final String EPHEMERAL_PUBLIC =
      "2953e97dca1229f97c600bec2c17feeaab35ce4bedf66b1d42f16a449dc5c05f";
  private static final X25519PrivateKeyParameters RECIPIENT =
      new X25519PrivateKeyParameters(
          unhex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"));
  private static final String RECIPIENT_PUBLIC = "3p7bfXt9wbTTW2HC7OQ1Nz+DQ8hbeGdNrfx+FG+IK08=";

  @ParameterizedTest
  @CsvSource({
    "'', 710b84518fc9a5f2e6f526e0deff0263",
    "hunter2, d1eb099491b2d37cc82147735f92a2b6caf322851f1834"
  })
  void boxIsTheOneThatLibsodiumOpens(String message, String tagAndCiphertext) {
    SealedBox box = SealedBox.forKey(Base64.getDecoder().decode(RECIPIENT_PUBLIC));

    byte[] sealed = box.seal(message.getBytes(UTF_8), unhex(EPHEMERAL_SECRET));

    assertThat(hex(sealed)).isEqualTo(EPHEMERAL_PUBLIC + tagAndCiphertext);
  }

  @Test
  void thousandRandomMessagesAreOpenedByLibsodium() {
    Random random = new Random(20_261_101);
    for (int i = 0; i < 1_000; i++) {
      byte[] secret = new byte[32];
      random.nextBytes(secret);
      X25519PrivateKeyParameters recipient = new X25519PrivateKeyParameters(secret);
      // Every length up to 255, then any: most mistakes sit at block boundaries.
      byte[] message = new byte[i < 256 ? i : random.nextInt(65_536)];
      random.nextBytes(message);
      byte[] before = message.clone();

      byte[] box = SealedBox.forKey(recipient.generatePublicKey().getEncoded()).seal(message);

      assertThat(box).hasSize(48 + message.length);
      assertThat(open(box, recipient)).as("round trip %d", i).hasValue(before);
      assertThat(message).isEqualTo(before);
    }
  }

  @Test
  void libsodiumRefusesABoxWithAnyPartChanged() {
    byte[] box = SealedBox.forBase64Key(RECIPIENT_PUBLIC).seal("hunter2".getBytes(UTF_8));
    for (int at : new int[] {0, 31, 32, 47, 48, box.length - 1}) {
      byte[] changed = box.clone();
      changed[at] ^= 1;

      assertThat(open(changed, RECIPIENT)).as("byte %d", at).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2", "pässwörd", "密码\u0000", "🔑 and 🗝", "line\r\nline\n"})
  void textIsSealedAsItsUtf8Bytes(String secret) {
    byte[] sealed = Base64.getDecoder().decode(SealedBox.sealBase64(RECIPIENT_PUBLIC, secret));

    assertThat(open(sealed, RECIPIENT)).hasValue(secret.getBytes(UTF_8));
  }

  @Test
  void sameMessageNeverSealsToTheSameBox() {
    String first = SealedBox.sealBase64(RECIPIENT_PUBLIC, "hunter2");
    String second = SealedBox.sealBase64(RECIPIENT_PUBLIC, "hunter2");

    assertThat(first.substring(0, 40)).isNotEqualTo(second.substring(0, 40));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void keyOfAnotherLengthIsRefused(int length) {
    byte[] key = new byte[length];
    Arrays.fill(key, (byte) 9);

    assertThatThrownBy(() -> SealedBox.forKey(key))
        .isInstanceOf(UnusablePublicKey.class)
        .hasMessage("the public key has %d bytes, an X25519 key has 32", length);
    assertThatThrownBy(() -> SealedBox.sealBase64(Base64.getEncoder().encodeToString(key), "s"))
        .isInstanceOf(UnusablePublicKey.class)
        .hasMessage("the public key decodes to %d bytes, an X25519 key has 32", length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3p7bfXt9wbTTW2HC7OQ1Nz+DQ8hbeGdNrfx+FG+IK08=\n",
        " 3p7bfXt9wbTTW2HC7OQ1Nz+DQ8hbeGdNrfx+FG+IK08=",
        "3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08=",
        "3p7bfXt9wbTTW2HC7OQ1Nz+DQ8hbeGdNrfx+FG+IK08==",
        "ключ"
      })
  void keyThatIsNotBase64IsRefusedWithoutQuotingIt(String key) {
    assertThatThrownBy(() -> SealedBox.forBase64Key(key))
        .isInstanceOf(UnusablePublicKey.class)
        .hasMessage("the public key is not base64")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3p7bfXt9wbTTW2HC7OQ1Nz+DQ8hbeGdNrfx+FG+IK08",
        "3p7bfXt9wbTTW2HC7OQ1Nz+DQ8hbeGdNrfx+FG+IK09="
      })
  void keyWithoutPaddingOrWithStrayBitsIsRefused(String key) {
    assertThatThrownBy(() -> SealedBox.forBase64Key(key))
        .isInstanceOf(UnusablePublicKey.class)
        .hasMessage("the public key is not padded, canonical base64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
      })
  void pointOfLowOrderIsRefused(String point) {
    byte[] key = unhex(point);
    for (byte[] received : List.of(key, withTopBit(key))) {
      assertThatThrownBy(() -> SealedBox.forKey(received))
          .isInstanceOf(UnusablePublicKey.class)
          .hasMessageContaining("a point of low order");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "f6" + "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff" + "7f, 09",
    "ff" + "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff" + "7f, 12"
  })
  void keyNotReducedModuloThePrimeIsTaken(String key, String reduced) {
    assertOpensForTheSamePoint(unhex(key), unhex(reduced + "00".repeat(31)));
  }

  @Test
  void keyWithItsTopBitSetIsTakenAndHashedAsReceived() {
    byte[] key = RECIPIENT.generatePublicKey().getEncoded();
    byte[] received = withTopBit(key);

    assertThat(received).isNotEqualTo(key);
    assertOpensForTheSamePoint(received, key);
  }

  /** The nonce depends on the key as it was received, the box's key only on the point. */
  private static void assertOpensForTheSamePoint(byte[] received, byte[] reduced) {
    byte[] message = "hunter2".getBytes(UTF_8);
    byte[] ephemeral = unhex(EPHEMERAL_SECRET);
    byte[] box = SealedBox.forKey(received).seal(message, ephemeral);
    byte[] key = new byte[32];
    assertThat(sodium().crypto_box_beforenm(key, reduced, ephemeral)).isZero();
    byte[] ciphertext = Arrays.copyOfRange(box, 32, box.length);
    byte[] opened = new byte[message.length];

    assertThat(
            sodium()
                .crypto_secretbox_open_easy(
                    opened, ciphertext, ciphertext.length, nonce(box, received), key))
        .isZero();
    assertThat(opened).isEqualTo(message);
    assertThat(
            sodium()
                .crypto_secretbox_open_easy(
                    opened, ciphertext, ciphertext.length, nonce(box, reduced), key))
        .isNotZero();
  }

  private static byte[] nonce(byte[] box, byte[] publicKey) {
    Blake2bDigest digest = new Blake2bDigest(192);
    digest.update(box, 0, 32);
    digest.update(publicKey, 0, 32);
    byte[] nonce = new byte[24];
    digest.doFinal(nonce, 0);
    return nonce;
  }

  @Test
  void callersArrayMayChangeAfterwards() {
    byte[] key = RECIPIENT.generatePublicKey().getEncoded();
    SealedBox box = SealedBox.forKey(key);
    Arrays.fill(key, (byte) 0);

    assertThat(open(box.seal(new byte[] {1}), RECIPIENT)).hasValue(new byte[] {1});
  }

  private static Optional<byte[]> open(byte[] box, X25519PrivateKeyParameters recipient) {
    byte[] publicKey = recipient.generatePublicKey().getEncoded();
    byte[] message = new byte[box.length - 48];
    int result =
        sodium().crypto_box_seal_open(message, box, box.length, publicKey, recipient.getEncoded());
    return result == 0 ? Optional.of(message) : Optional.empty();
  }

  private static SodiumJava sodium() {
    return SODIUM == null ? abort("there is no libsodium for this platform") : SODIUM;
  }

  private static @Nullable SodiumJava load() {
    try {
      return new SodiumJava(LibraryLoader.Mode.BUNDLED_ONLY);
    } catch (LinkageError | RuntimeException e) {
      return null;
    }
  }

  private static byte[] withTopBit(byte[] key) {
    byte[] changed = key.clone();
    changed[31] |= (byte) 0x80;
    return changed;
  }

  private static byte[] unhex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
