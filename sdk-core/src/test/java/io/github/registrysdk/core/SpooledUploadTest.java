package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledUploadTest {
  private static final String NAME = "tool-1.0.0.zip";

  @TempDir Path folder;

  private final AtomicBoolean closed = new AtomicBoolean();

  private InputStream stream(byte[] content) {
    return new ByteArrayInputStream(content) {
      @Override
      public void close() {
        closed.set(true);
      }
    };
  }

  @Test
  void streamIsReadOnceAndSentAsOftenAsNeeded() throws IOException {
    byte[] content = new byte[200_000];
    new Random(1).nextBytes(content);

    try (SpooledUpload spooled = SpooledUpload.of(NAME, stream(content), folder, content.length)) {
      Upload upload = spooled.upload();
      assertThat(closed).isTrue();
      assertThat(upload.name()).isEqualTo(NAME);
      assertThat(upload.length()).isEqualTo(content.length);
      assertThat(upload.content().repeatable()).isTrue();
      assertThat(upload.content().open()).hasBinaryContent(content);
      assertThat(upload.content().open()).hasBinaryContent(content);
      assertThat(spooled).hasToString("SpooledUpload[tool-1.0.0.zip, 200000 bytes]");
    }
  }

  @Test
  void temporaryFileHasNoNameThatAKilledProcessCouldLeave() throws IOException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"));

    try (SpooledUpload spooled = SpooledUpload.of(NAME, stream(new byte[3]), folder, 3)) {
      assertThat(spooled.upload().length()).isEqualTo(3);
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void fileIsGoneAfterClose() throws IOException {
    SpooledUpload spooled = SpooledUpload.of(NAME, stream(new byte[3]), folder, 3);

    spooled.close();

    assertThat(folder).isEmptyDirectory();
    assertThatExceptionOfType(ClosedChannelException.class)
        .isThrownBy(() -> spooled.upload().content().open().read());
  }

  @Test
  void everyRefusalLeavesNothing() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("not today");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
          }
        };

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpooledUpload.of(NAME, stream(new byte[4]), folder, 3))
        .withMessage("the stream is longer than 3 bytes");
    assertThat(closed).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpooledUpload.of(NAME, stream(new byte[0]), folder, 3))
        .withMessage("the upload is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpooledUpload.of("a/b", stream(new byte[1]), folder, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpooledUpload.of(NAME, stream(new byte[1]), folder, 0));
    assertThatIOException().isThrownBy(() -> SpooledUpload.of(NAME, failing, folder, 3));
    assertThatIOException()
        .isThrownBy(() -> SpooledUpload.of(NAME, stream(new byte[1]), folder.resolve("none"), 3));
    assertThat(folder).isEmptyDirectory();
  }
}
