package io.github.registrysdk.core.internal.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.Content;
import io.github.registrysdk.core.ProgressListener;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException.Reason;
import io.github.registrysdk.core.spi.Multipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ForwardingSink;
import okio.Okio;
import okio.Sink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {

  private static final String BOUNDARY = "registry-sdk-0123456789abcdef";
  private static final int LARGE = 200_000;

  @TempDir Path folder;
  private final List<String> digests = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();
  private int opened;

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private FormBody body(Map<String, String> fields, Upload file) {
    return new FormBody(
        Multipart.of(fields).withFile("file", file, digests::add), BOUNDARY, () -> opened++);
  }

  private FormBody body(Upload file) {
    return body(Map.of(), file);
  }

  @Test
  void fieldsAndFileArriveInTheirOrderWithTheExactLength() throws Exception {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("key", "a/b ü\r\nc");
    fields.put("we\"ird\r\n", "");
    byte[] content = bytes(LARGE);
    FormBody body = body(fields, Upload.bytes("ünï.gem", content));
    Buffer sent = new Buffer();
    body.writeTo(sent);
    assertThat(sent.size()).isEqualTo(body.contentLength());
    assertThat(body.contentType()).hasToString("multipart/form-data; boundary=" + BOUNDARY);
    MultipartReader reader = new MultipartReader(sent, BOUNDARY);
    assertPart(reader, "form-data; name=\"key\"", "a/b ü\r\nc".getBytes(UTF_8));
    assertPart(reader, "form-data; name=\"we%22ird%0D%0A\"", new byte[0]);
    assertPart(reader, "form-data; name=\"file\"; filename=\"ünï.gem\"", content);
    assertThat(reader.nextPart()).isNull();
  }

  @Test
  void aFormWithoutAFileIsWhole() throws Exception {
    FormBody body = new FormBody(Multipart.of(Map.of("a", "1")), BOUNDARY, () -> opened++);
    Buffer sent = new Buffer();
    body.writeTo(sent);
    assertThat(sent.size()).isEqualTo(body.contentLength());
    MultipartReader reader = new MultipartReader(sent, BOUNDARY);
    assertPart(reader, "form-data; name=\"a\"", new byte[] {'1'});
    assertThat(reader.nextPart()).isNull();
    assertThat(opened).isZero();
  }

  @Test
  void theDigestOfWhatWasSentIsReported() throws Exception {
    byte[] content = bytes(LARGE);
    body(Upload.bytes("a", content)).writeTo(new Buffer());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    assertThat(digests).containsExactly(HexFormat.of().formatHex(digest));
    assertThat(opened).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1, 65_535, 65_536, 65_537, 2_097_151, 2_097_152, 2_097_153, 9_000_000, 12_582_912})
  void filesOfEverySizeAreHashedWhole(int length) throws Exception {
    byte[] content = bytes(length);
    Buffer sent = new Buffer();
    body(Upload.bytes("a", content)).writeTo(sent);
    assertThat(new MultipartReader(sent, BOUNDARY).nextPart().body().readByteArray())
        .isEqualTo(content);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    assertThat(digests).containsExactly(HexFormat.of().formatHex(digest));
  }

  @Test
  void nothingIsHashedIfNobodyAsks() throws Exception {
    Multipart form = Multipart.of(Map.of()).withFile("file", Upload.bytes("a", bytes(9)), null);
    FormBody body = new FormBody(form, BOUNDARY, () -> opened++);
    Buffer sent = new Buffer();
    body.writeTo(sent);
    assertThat(sent.size()).isEqualTo(body.contentLength());
  }

  @Test
  void progressIsReportedEvery64KiBAndAtTheEnd() throws Exception {
    ProgressListener listener = (sent, total) -> progress.add(sent + "/" + total);
    body(Upload.bytes("a", bytes(140_000)).onProgress(listener)).writeTo(new Buffer());
    assertThat(progress).containsExactly("65536/140000", "131072/140000", "140000/140000");
  }

  @Test
  void aListenerThatThrowsIsRemovedAndTheUploadGoesOn() throws Exception {
    ProgressListener listener =
        (sent, total) -> {
          progress.add("reported");
          throw new IllegalStateException("broken bar");
        };
    FormBody body = body(Upload.bytes("a", bytes(LARGE)).onProgress(listener));
    Buffer sent = new Buffer();
    body.writeTo(sent);
    assertThat(sent.size()).isEqualTo(body.contentLength());
    assertThat(progress).hasSize(1);
  }

  @Test
  void aStreamThatIsTooShortEndsTheRequestEarly() {
    Buffer sent = broken(body(stream(100, 99)), Reason.CHANGED, "ended after 99 of 100 bytes");
    assertThat(sent.readUtf8()).doesNotContain(BOUNDARY + "--");
    assertThat(digests).isEmpty();
  }

  @Test
  void aStreamThatIsTooLongNeverRunsOn() {
    for (int longer : new int[] {101, LARGE}) {
      FormBody body = body(stream(100, longer));
      Buffer sent = broken(body, Reason.CHANGED, "was modified while it was being read");
      assertThat(sent.size()).isLessThan(body.contentLength());
      assertThat(digests).isEmpty();
    }
  }

  /** A name may contain what some logs take for the end of a line, or hide text with. */
  @Test
  void aNameIsOneLineOfAMessage() {
    Upload tooShort = Upload.from("a\u2028b\u202ec", 9, () -> new ByteArrayInputStream(bytes(1)));
    broken(body(tooShort), Reason.CHANGED, "a b c ended after 1 of 9 bytes");
    Upload missing =
        Upload.from(
            "a\u2028b\u202ec",
            1,
            () -> {
              throw new IOException("gone");
            });
    broken(body(missing), Reason.UNREADABLE, "a b c could not be opened");
  }

  @Test
  void aFileThatGrowsEndsTheRequestEarly() throws Exception {
    Path file = Files.write(folder.resolve("a"), bytes(100));
    FormBody body = body(Upload.file(file));
    Files.write(file, bytes(5000));
    Buffer sent = broken(body, Reason.CHANGED, "was modified");
    assertThat(sent.size()).isLessThan(body.contentLength());
  }

  @Test
  void aFileThatShrinksEndsTheRequestEarly() throws Exception {
    Path file = Files.write(folder.resolve("a"), bytes(100));
    FormBody body = body(Upload.file(file));
    Files.write(file, bytes(40));
    broken(body, Reason.CHANGED, "ended after 40 of 100 bytes");
  }

  @Test
  void aFileThatVanishesBeforeIsUnreadable() throws Exception {
    Path file = Files.write(folder.resolve("a"), bytes(100));
    FormBody body = body(Upload.file(file));
    Files.delete(file);
    broken(body, Reason.UNREADABLE, "a could not be opened");
  }

  @Test
  void aFileThatVanishesMeanwhileEndsTheRequestEarly() throws Exception {
    Path file = Files.write(folder.resolve("a"), bytes(100));
    Upload upload =
        Upload.file(file)
            .onProgress(
                (sent, total) -> {
                  if (!file.toFile().delete()) {
                    progress.add("not deleted");
                  }
                });
    broken(body(upload), Reason.CHANGED, "a is gone");
    assertThat(progress).isEmpty();
  }

  @Test
  void aStreamThatFailsIsUnreadable() {
    IOException lost = new IOException("disk");
    Content failing =
        () ->
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw lost;
              }

              @Override
              public int read(byte[] buffer, int offset, int length) throws IOException {
                throw lost;
              }
            };
    FormBody body = body(Upload.from("a", 10, failing));
    assertThatExceptionOfType(FormBody.Broken.class)
        .isThrownBy(() -> body.writeTo(new Buffer()))
        .withCause(lost)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNREADABLE));
  }

  @Test
  void contentThatThrowsOnOpeningIsUnreadable() {
    Content failing =
        () -> {
          throw new IllegalStateException("sealed");
        };
    broken(body(Upload.from("a", 10, failing)), Reason.UNREADABLE, "a could not be opened");
  }

  @Test
  void aStreamThatFailsToCloseHasStillBeenRead() throws Exception {
    Content clinging =
        () ->
            new ByteArrayInputStream(bytes(10)) {
              @Override
              public void close() throws IOException {
                throw new IOException("close");
              }
            };
    FormBody body = body(Upload.from("a", 10, clinging));
    broken(body, Reason.UNREADABLE, "a could not be closed");
  }

  @Test
  void theStreamIsClosedWhateverHappens() throws Exception {
    List<String> closed = new ArrayList<>();
    for (int length : new int[] {9, 10, 11}) {
      InputStream stream =
          new ByteArrayInputStream(bytes(length)) {
            @Override
            public void close() {
              closed.add("closed");
            }
          };
      try {
        body(Upload.stream("a", 10, stream)).writeTo(new Buffer());
      } catch (FormBody.Broken e) {
        assertThat(length).isNotEqualTo(10);
      }
    }
    assertThat(closed).hasSize(3);
  }

  @Test
  void contentIsNotOpenedForACallThatHasEnded() {
    FormBody body =
        body(
            Upload.from(
                "a",
                9,
                () -> {
                  progress.add("opened");
                  return new ByteArrayInputStream(bytes(9));
                }));
    body.endWhen(() -> true);
    broken(body, Reason.UNREADABLE, "waiting for the content of a");
    assertThat(progress).isEmpty();
  }

  /** The interrupt is not noticed by a read, because none follows it. */
  @Test
  void theStreamIsClosedAfterAnInterrupt() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    InputStream stream =
        new ByteArrayInputStream(bytes(LARGE)) {
          @Override
          public void close() {
            closed.countDown();
          }
        };
    Sink interrupted =
        new ForwardingSink(new Buffer()) {
          @Override
          public void write(Buffer source, long byteCount) throws IOException {
            Thread.currentThread().interrupt();
            throw new IOException("Canceled");
          }
        };
    FormBody body = body(Upload.stream("a", LARGE, stream));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> body.writeTo(Okio.buffer(interrupted)));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
  }

  /** Also between the last read and the close, and during the close. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void theStreamIsClosedWheneverTheCallEnds(int questions) throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    InputStream stream =
        new ByteArrayInputStream(bytes(1)) {
          @Override
          public void close() {
            closed.countDown();
          }
        };
    AtomicInteger left = new AtomicInteger(questions);
    boolean opened = false;
    try (Source source =
        Source.open(Upload.stream("a", 1, stream), () -> left.decrementAndGet() < 0)) {
      opened = true;
      source.read(new byte[1], 0, 1);
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("waiting for the content of a");
    }
    assertThat(opened).isEqualTo(questions > 0);
    assertThat(!opened || closed.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void itIsWrittenOnce() {
    assertThat(body(stream(1, 1)).isOneShot()).isTrue();
  }

  private static Upload stream(int announced, int length) {
    return Upload.stream("a", announced, new ByteArrayInputStream(bytes(length)));
  }

  private static Buffer broken(FormBody body, Reason reason, String detail) {
    Buffer sent = new Buffer();
    assertThatExceptionOfType(FormBody.Broken.class)
        .isThrownBy(() -> body.writeTo(sent))
        .withMessageContaining(detail)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    assertThat(sent.size()).isLessThan(body.contentLength());
    return sent;
  }

  private static void assertPart(MultipartReader reader, String disposition, byte[] content)
      throws IOException {
    MultipartReader.Part part = reader.nextPart();
    assertThat(part).isNotNull();
    assertThat(part.headers().get("Content-Disposition")).isEqualTo(disposition);
    assertThat(part.body().readByteArray()).isEqualTo(content);
  }
}
