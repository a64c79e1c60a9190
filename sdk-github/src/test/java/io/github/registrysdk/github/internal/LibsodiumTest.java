package io.github.registrysdk.github.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import java.util.Random;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is sealed here is opened by libsodium itself. */
class LibsodiumTest {

  private static final int ROUND_TRIPS = 1_000;

  @SuppressWarnings("NullAway.Init") // by loadLibsodium, or no test runs
  private static SodiumJava sodium;

  @BeforeAll
  static void loadLibsodium() {
    try {
      sodium = new SodiumJava(LibraryLoader.Mode.BUNDLED_ONLY);
    } catch (LinkageError | RuntimeException e) {
      abort("libsodium can't be loaded on this platform: " + e);
    }
  }

  @Test
  void thousandRandomMessagesForRandomKeysAreOpenedByLibsodium() {
    Random random = new Random(20_261_101);
    for (int i = 0; i < ROUND_TRIPS; i++) {
      Recipient recipient = Recipient.random(random);
      // Every length up to 255, then any: most mistakes sit at block boundaries.
      byte[] message = new byte[i < 256 ? i : random.nextInt(65_536)];
      random.nextBytes(message);

      byte[] box = SealedBox.forKey(recipient.publicKey()).seal(message);

      byte[] opened = new byte[message.length];
      assertThat(open(box, recipient, opened)).as("round trip %d", i).isZero();
      assertThat(opened).as("round trip %d", i).isEqualTo(message);
    }
  }

  @Test
  void libsodiumRefusesABoxWithAnyPartChanged() {
    Recipient recipient = Recipient.random(new Random(2));
    byte[] message = "hunter2".getBytes(UTF_8);
    byte[] box = SealedBox.forKey(recipient.publicKey()).seal(message);
    for (int at : new int[] {0, 31, 32, 47, 48, box.length - 1}) {
      byte[] changed = box.clone();
      changed[at] ^= 1;

      assertThat(open(changed, recipient, new byte[message.length])).as("byte %d", at).isNotZero();
    }
  }

  @Test
  void whatLibsodiumSealsTheTestsOwnOpenerOpens() {
    Recipient recipient = Recipient.random(new Random(3));
    byte[] message = "hunter2".getBytes(UTF_8);
    byte[] box = new byte[48 + message.length];

    int result = sodium.crypto_box_seal(box, message, message.length, recipient.publicKey());

    assertThat(result).isZero();
    assertThat(BouncyCastleBox.open(box, recipient.secretKey())).hasValue(message);
  }

  private static int open(byte[] box, Recipient recipient, byte[] message) {
    byte[] secretKey = recipient.secretKey().getEncoded();
    return sodium.crypto_box_seal_open(message, box, box.length, recipient.publicKey(), secretKey);
  }

  private record Recipient(X25519PrivateKeyParameters secretKey) {

    static Recipient random(Random random) {
      byte[] secret = new byte[32];
      random.nextBytes(secret);
      return new Recipient(new X25519PrivateKeyParameters(secret));
    }

    byte[] publicKey() {
      return secretKey.generatePublicKey().getEncoded();
    }
  }
}
