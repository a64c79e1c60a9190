package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void aFileIsSentUnderItsOwnNameOrAnother() throws Exception {
    Path file = Files.write(folder.resolve("banana-1.0.gem"), CONTENT);
    Upload upload = Upload.file(file);
    assertThat(upload.name()).isEqualTo("banana-1.0.gem");
    assertThat(upload.length()).isEqualTo(3);
    assertThat(upload.content().open()).hasBinaryContent(CONTENT);
    assertThat(upload.content().open()).hasBinaryContent(CONTENT);
    assertThat(upload.content().repeatable()).isTrue();
    assertThat(upload.progress()).isNull();
    assertThat(upload).hasToString("Upload[banana-1.0.gem, 3 bytes]");
    assertThat(Upload.file(file, "other.gem").name()).isEqualTo("other.gem");
  }

  @Test
  void aFileThatCannotBeSentIsNamed() throws Exception {
    Path missing = folder.resolve("missing.gem");
    Path empty = Files.createFile(folder.resolve("empty.gem"));
    refused(missing, missing + " does not exist");
    refused(folder, folder + " is a directory");
    refused(empty, empty + " is empty");
    refused(Path.of("/"), "/ is a directory");
    // JDK 17 says that it is no directory, JDK 25 that there is no such file.
    refused(empty.resolve("below.gem"), empty.resolve("below.gem").toString());
    refused(Path.of("/dev/null"), "/dev/null is not a regular file");
    Path fifo = folder.resolve("pipe.gem");
    assumeTrue(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0);
    refused(fifo, fifo + " is not a regular file");
    assertThatNullPointerException().isThrownBy(() -> Upload.file(null));
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws Exception {
    Path file = Files.write(folder.resolve("locked.gem"), CONTENT);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root reads everything");
    refused(file, "is not readable");
  }

  @Test
  void aFileThatChangesIsNoticed() throws Exception {
    Path file = Files.write(folder.resolve("a.gem"), CONTENT);
    Upload upload = Upload.file(file);
    assertThat(upload.content().unchanged()).isTrue();
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    assertThat(upload.content().unchanged()).isFalse();
    Upload longer = Upload.file(file);
    Files.write(file, new byte[4]);
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    assertThat(longer.content().unchanged()).isFalse();
    Files.delete(file);
    assertThatIOException().isThrownBy(() -> longer.content().unchanged());
  }

  @Test
  void aFileReplacedByAnotherOfTheSameSizeAndTimeIsNoticed() throws Exception {
    Path file = Files.write(folder.resolve("a.gem"), CONTENT);
    Path other = Files.write(folder.resolve("b.gem"), CONTENT);
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Upload upload = Upload.file(file);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(upload.content().unchanged()).isFalse();
  }

  /** What another JVM runs, in a process whose locale is C. */
  static final class OfFolder {
    private OfFolder() {}

    public static void main(String[] arguments) throws IOException {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(arguments[0]))) {
        for (Path file : files) {
          String said;
          try {
            said = Upload.file(file).name();
          } catch (IllegalArgumentException e) {
            said = e.getMessage() + " / " + Upload.file(file, "named.gem").name();
          }
          System.out.write(said.getBytes(StandardCharsets.UTF_8));
        }
      }
      System.out.flush();
    }
  }

  private String nameUnder(String locale) throws Exception {
    Files.write(folder.resolve("b\u00fccher.gem"), CONTENT);
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OfFolder.class.getName(),
                folder.toString())
            .redirectErrorStream(true);
    java.environment().put("LC_ALL", locale);
    byte[] said = java.start().getInputStream().readAllBytes();
    return new String(said, StandardCharsets.UTF_8);
  }

  @Test
  void aNameThatTheLocaleCannotDecodeIsRefusedWithTheRemedy() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "others have names, not bytes");
    assertThat(nameUnder("C"))
        .contains("(sun.jnu.encoding)", "LC_ALL=C.UTF-8", "Upload.file(file, name)")
        .endsWith(" / named.gem")
        .doesNotContain("\ufffd");
    assertThat(nameUnder("C.UTF-8")).isEqualTo("b\u00fccher.gem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "banana 1.0 (x86_64).gem", "ünïcode-😀.gem", "a;b'c%d.gem", "..."})
  void anOrdinaryNameIsKept(String name) {
    assertThat(Upload.bytes(name, CONTENT).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        ".",
        "..",
        "../hunter2",
        "hunter2/",
        "/etc/hunter2",
        "C:\\hunter2",
        "hunter2\"; filename=\"x",
        "hunter2\r\nX: y",
        "hunter2\n",
        "hunter2\0.gem",
        "hunter2\u007f",
        "hunter2\u0085"
      })
  void aNameThatCouldMeanMoreIsRefusedAndNotQuoted(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.bytes(name, CONTENT))
        .withMessageContaining("file name")
        .withMessageNotContaining("hunter2");
  }

  @Test
  void aLoneSurrogateInANameIsRefused() {
    for (String name : new String[] {"a\ud83d", "\ude00a", "\ude00\ud83d", "\ud83d\ud83d\ude00"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Upload.bytes(name, CONTENT))
          .withMessageContaining("file name");
    }
  }

  @Test
  void aNameHasAtMost255Characters() {
    assertThat(Upload.bytes("x".repeat(255), CONTENT).name()).hasSize(255);
    assertThatIllegalArgumentException().isThrownBy(() -> Upload.bytes("x".repeat(256), CONTENT));
    assertThatNullPointerException().isThrownBy(() -> Upload.bytes(null, CONTENT));
  }

  @Test
  void bytesAreSentAsOftenAsNeeded() throws Exception {
    Upload upload = Upload.bytes("a", CONTENT);
    assertThat(upload.content().open()).hasBinaryContent(CONTENT);
    assertThat(upload.content().open()).hasBinaryContent(CONTENT);
    assertThat(upload.content().unchanged()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.bytes("a", new byte[0]))
        .withMessage("the upload is empty");
    assertThatNullPointerException().isThrownBy(() -> Upload.bytes("a", null));
  }

  @Test
  void aStreamIsReadOnce() throws Exception {
    Upload upload = Upload.stream("a", 3, new ByteArrayInputStream(CONTENT));
    assertThat(upload.content().repeatable()).isFalse();
    assertThat(upload.content().open()).hasBinaryContent(CONTENT);
    assertThatIOException()
        .isThrownBy(() -> upload.content().open())
        .withMessageContaining("already been read");
    assertThatNullPointerException().isThrownBy(() -> Upload.stream("a", 3, null));
  }

  @Test
  void aLengthMustBePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.from("a", 0, () -> new ByteArrayInputStream(CONTENT)))
        .withMessage("the upload is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.from("a", -1, () -> new ByteArrayInputStream(CONTENT)))
        .withMessage("length must not be negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.from("a", Long.MAX_VALUE, () -> new ByteArrayInputStream(CONTENT)))
        .withMessageStartingWith("length must be at most");
    assertThatNullPointerException().isThrownBy(() -> Upload.from("a", 1, null));
  }

  @Test
  void aListenerIsAddedToACopy() {
    Upload silent = Upload.bytes("a", CONTENT);
    ProgressListener listener = (sent, total) -> {};
    Upload reporting = silent.onProgress(listener);
    assertThat(reporting.progress()).isSameAs(listener);
    assertThat(reporting.content()).isSameAs(silent.content());
    assertThat(silent.progress()).isNull();
    assertThatNullPointerException().isThrownBy(() -> silent.onProgress(null));
  }

  private static void refused(Path file, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Upload.file(file))
        .withMessageContaining(message);
  }
}
