package io.github.registrysdk.github.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedBoxTest {

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
  void boxesOfEveryLengthAroundBlockBoundariesOpen() {
    SealedBox box = SealedBox.forBase64Key(RECIPIENT_PUBLIC);
    byte[] bytes = new byte[65_537];
    new Random(1).nextBytes(bytes);
    List<Integer> lengths = new ArrayList<>(List.of(4_095, 4_096, 65_535, 65_536, 65_537));
    for (int length = 0; length <= 200; length++) {
      lengths.add(length);
    }
    for (int length : lengths) {
      byte[] message = Arrays.copyOf(bytes, length);

      byte[] sealed = box.seal(message);

      assertThat(sealed).hasSize(48 + length);
      assertThat(BouncyCastleBox.open(sealed, RECIPIENT)).hasValue(message);
      assertThat(message).isEqualTo(Arrays.copyOf(bytes, length));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hunter2", "pässwörd", "密码\u0000", "🔑 and 🗝", "line\r\nline\n"})
  void textIsSealedAsItsUtf8Bytes(String secret) {
    byte[] sealed = Base64.getDecoder().decode(SealedBox.sealBase64(RECIPIENT_PUBLIC, secret));

    assertThat(BouncyCastleBox.open(sealed, RECIPIENT)).hasValue(secret.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2\ud83d", "\udd11hunter2", "hun\udd11\ud83dter2"})
  void textWithHalfACharacterIsRefusedAndNotQuoted(String secret) {
    assertThatThrownBy(() -> SealedBox.sealBase64(RECIPIENT_PUBLIC, secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the secret has half of a surrogate pair at position ");
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

  @Test
  void exampleKeyOfGitHubsPageIsRefusedForItsLength() {
    assertThatThrownBy(
            () -> SealedBox.sealBase64("2Sg8iYjAxxmI2LvUXpJjkYrMxURPc8r+dB7TJyvv1234", "hunter2"))
        .isInstanceOf(UnusablePublicKey.class)
        .hasMessage("the public key decodes to 33 bytes, an X25519 key has 32");
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

  private static void assertOpensForTheSamePoint(byte[] received, byte[] reduced) {
    byte[] shared = new byte[32];
    assertThat(X25519.calculateAgreement(unhex(EPHEMERAL_SECRET), 0, reduced, 0, shared, 0))
        .isTrue();

    byte[] sealed =
        SealedBox.forKey(received).seal("hunter2".getBytes(UTF_8), unhex(EPHEMERAL_SECRET));

    assertThat(BouncyCastleBox.open(sealed, received, shared)).hasValue("hunter2".getBytes(UTF_8));
    assertThat(BouncyCastleBox.open(sealed, reduced, shared)).isEmpty();
  }

  @Test
  void callersArrayMayChangeAfterwards() {
    byte[] key = RECIPIENT.generatePublicKey().getEncoded();
    SealedBox box = SealedBox.forKey(key);
    Arrays.fill(key, (byte) 0);

    assertThat(BouncyCastleBox.open(box.seal(new byte[] {1}), RECIPIENT)).hasValue(new byte[] {1});
  }

  @Test
  void eightThreadsSealAtOnceWithoutDisturbingEachOther() throws Exception {
    SealedBox box = SealedBox.forBase64Key(RECIPIENT_PUBLIC);
    CyclicBarrier start = new CyclicBarrier(8);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<List<byte[]>>> results = new ArrayList<>();
    try {
      for (int i = 0; i < 8; i++) {
        byte[] message = ("thread " + i).repeat(100).getBytes(UTF_8);
        Callable<List<byte[]>> fifty =
            () -> {
              start.await(30, TimeUnit.SECONDS);
              List<byte[]> sealed = new ArrayList<>();
              for (int n = 0; n < 50; n++) {
                sealed.add(box.seal(message));
              }
              return sealed;
            };
        results.add(threads.submit(fifty));
      }
      List<String> ephemeralKeys = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        for (byte[] sealed : results.get(i).get(60, TimeUnit.SECONDS)) {
          ephemeralKeys.add(hex(Arrays.copyOf(sealed, 32)));
          assertThat(BouncyCastleBox.open(sealed, RECIPIENT))
              .hasValue(("thread " + i).repeat(100).getBytes(UTF_8));
        }
      }
      assertThat(ephemeralKeys).hasSize(400).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
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
