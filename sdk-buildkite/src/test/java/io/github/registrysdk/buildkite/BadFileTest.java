package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.registrysdk.core.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be uploaded is refused before there is an upload. */
class BadFileTest {
  @TempDir Path directory;

  @Test
  void missingFileIsNamed() {
    Path missing = directory.resolve("missing.deb");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.file(missing))
        .withMessageContaining(missing.toString());
  }

  @Test
  void directoryIsNoFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.file(directory))
        .withMessageContaining(directory.toString());
  }

  @Test
  void emptyFileIsRefused() throws IOException {
    Path empty = Files.createFile(directory.resolve("empty.deb"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.file(empty))
        .withMessageContaining("is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.bytes("a.deb", new byte[0]))
        .withMessageContaining("is empty");
  }

  @Test
  void unreadableFileIsRefused() throws IOException {
    Path file = Files.write(directory.resolve("locked.deb"), new byte[1]);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root reads everything");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.file(file))
        .withMessageContaining("not readable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        "..",
        "../../secret.deb",
        "/secret.deb",
        "C:\\secret.deb",
        "\"secret\".deb",
        "secret\r\nX-Header: 1",
        "secret\u0000.deb",
        "secret\u007f",
        "secret\ud83c"
      })
  void nameThatIsNoPlainFileNameIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.bytes(name, new byte[1]))
        .withMessageContaining("file name")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
  void lengthThatIsNoneIsRefused(long length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.stream("a", length, new ByteArrayInputStream(new byte[0])));
  }

  @Test
  void nullIsRefusedByName() {
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> Upload.file(null))
        .withMessage("file");
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> Upload.bytes(null, new byte[1]))
        .withMessage("name");
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> Upload.bytes("a", null))
        .withMessage("content");
  }
}
