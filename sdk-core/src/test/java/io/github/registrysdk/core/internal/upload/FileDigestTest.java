package io.github.registrysdk.core.internal.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.UploadException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.ProviderException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class FileDigestTest {
  private static final int BLOCKS = 40;

  /** As one of a smart card whose card is pulled out. */
  private static final class PulledOut extends MessageDigest {
    private final int failing;
    private int updates;

    /** Fails at that block, or after them all. */
    PulledOut(int failing) {
      super("SHA-256");
      this.failing = failing;
    }

    @Override
    protected void engineUpdate(byte input) {
      throw new AssertionError("whole blocks are hashed");
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      if (updates++ == failing) {
        throw new ProviderException("no card");
      }
    }

    @Override
    protected byte[] engineDigest() {
      throw new ProviderException("no card at the end");
    }

    @Override
    protected void engineReset() {
      updates = 0;
    }
  }

  private static String digest(FileDigest digest) throws IOException {
    try (digest) {
      for (int i = 0; i < BLOCKS; i++) {
        byte[] block = digest.block();
        block[0] = (byte) i;
        digest.add(block, block.length);
      }
      return digest.finish();
    }
  }

  @ParameterizedTest
  @CsvSource({"3, true", "3, false", "99, true", "99, false"})
  void digestThatFailsEndsTheUpload(int failing, boolean beside) {
    assertThatExceptionOfType(FormBody.Broken.class)
        .isThrownBy(() -> digest(new FileDigest(new PulledOut(failing), beside)))
        .withCauseInstanceOf(ProviderException.class)
        .matches(broken -> broken.reason() == UploadException.Reason.UNREADABLE);
  }

  /** As by somebody who interrupts all threads of a group. */
  @Test
  void interruptOfTheThreadThatHashesHoldsUpNobody() throws Exception {
    FileDigest digest = new FileDigest(MessageDigest.getInstance("SHA-256"), true);
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("registry-sdk-hash"))
        .forEach(Thread::interrupt);
    assertThat(digest(digest)).hasSize(64);
  }

  @Test
  void blocksAreHashedInTheirOrderOnEitherThread() throws Exception {
    MessageDigest whole = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < BLOCKS; i++) {
      byte[] block = new byte[FileDigest.BLOCK];
      block[0] = (byte) i;
      whole.update(block);
    }
    String expected = HexFormat.of().formatHex(whole.digest());
    for (boolean beside : new boolean[] {true, false}) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      assertThat(digest(new FileDigest(sha256, beside))).isEqualTo(expected);
    }
  }
}
