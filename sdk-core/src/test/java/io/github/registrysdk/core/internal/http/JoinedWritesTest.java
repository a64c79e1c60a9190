package io.github.registrysdk.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JoinedWritesTest {
  private static final int PIECE = 8 * 1024;

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final ByteArrayOutputStream expected = new ByteArrayOutputStream();
  private final List<Integer> lengths = new ArrayList<>();
  private int flushes;

  private final JoinedWrites writes =
      new JoinedWrites(
          new OutputStream() {
            @Override
            public void write(int one) {
              write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
              sent.write(bytes, offset, length);
              lengths.add(length);
            }

            @Override
            public void flush() {
              flushes++;
            }
          });

  /** As Okio and TLS do, from an array that is used again. */
  private void write(int length) throws IOException {
    byte[] bytes = new byte[length + 1];
    Arrays.fill(bytes, (byte) expected.size());
    writes.write(bytes, 1, length);
    expected.write(bytes, 1, length);
    writes.flush();
    Arrays.fill(bytes, (byte) -1);
  }

  @Test
  void piecesOfAnUploadAreSentTogetherInTheirOrder() throws IOException {
    write(100);
    writes.start();
    for (int i = 0; i < 20; i++) {
      write(PIECE + 22);
    }
    write(200_000);
    write(PIECE);
    writes.end();
    write(60);
    write(5);

    assertThat(lengths).containsExactly(100, 57_498, 57_498, 49_284, 200_000, PIECE, 60, 5);
    assertThat(sent.toByteArray()).isEqualTo(expected.toByteArray());
  }

  @Test
  void whatIsHeldLeavesWithTheFirstWriteAfterTheContent() throws IOException {
    writes.start();
    write(PIECE);
    writes.end();
    assertThat(lengths).isEmpty();
    assertThat(flushes).isZero();

    writes.write(1);
    writes.flush();

    assertThat(sent.size()).isEqualTo(PIECE + 1);
    assertThat(flushes).isEqualTo(1);
  }
}
