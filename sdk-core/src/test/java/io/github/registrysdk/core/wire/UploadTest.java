package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.Content;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.core.wire.acme.Storage;
import io.github.registrysdk.testsupport.wire.Received;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files on their way out. */
final class UploadTest extends WireTest {
  private static final int SIZE = 3 * 1024 * 1024 + 17;

  @TempDir Path folder;

  private Path file(int size) throws IOException {
    byte[] content = new byte[size];
    for (int i = 0; i < size; i++) {
      content[i] = (byte) (i * 31);
    }
    return Files.write(folder.resolve("w.bin"), content);
  }

  @Test
  void largeFileArrivesWholeWithItsExactLength() throws Exception {
    Path file = file(SIZE);
    AtomicLong last = new AtomicLong();
    server.always(Reply.status(201));
    AcmeClient client = client();
    Upload upload = Upload.file(file).onProgress((sent, total) -> last.set(sent));
    String digest = client.widgets().publish(upload);
    byte[] content = Files.readAllBytes(file);
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(content);
    assertThat(digest).isEqualTo(HexFormat.of().formatHex(sha256));
    assertThat(last).hasValue(SIZE);
    Received request = server.requests().get(0);
    assertThat(request.header("Transfer-Encoding")).isNull();
    String body = new String(request.body(), StandardCharsets.ISO_8859_1);
    assertThat(body.contains(new String(content, StandardCharsets.ISO_8859_1))).isTrue();
    assertThat(body.substring(0, 500))
        .contains("name=\"kind\"\r\n\r\nwidget\r\n", "name=\"file\"; filename=\"w.bin\"");
    assertThat(body.substring(body.length() - 4)).isEqualTo("--\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1000, 1000, 0})
  void fileThatChangesMidwayFailsAndHarmsNoOtherCall(int change) throws Exception {
    Path file = file(SIZE);
    server.always(Reply.widget());
    AcmeClient client = client();
    Upload upload =
        Upload.file(file)
            .onProgress(
                (sent, total) -> {
                  if (sent == 64 * 1024) {
                    alter(file, change);
                  }
                });
    UploadException e = failure(UploadException.class, () -> client.widgets().publish(upload));
    assertThat(e.reason()).isEqualTo(UploadException.Reason.CHANGED);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    server.awaitHangUp();
    assertThat(server.requests()).isEmpty();
    Verb.GET.send(client);
    assertThat(server.requests()).extracting(Received::connection).containsExactly(2);
  }

  private static void alter(Path file, int change) {
    try {
      if (change < 0) {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
          channel.truncate(SIZE + change);
        }
      } else {
        byte[] more = "x".repeat(change).getBytes(StandardCharsets.US_ASCII);
        Files.write(file, more, StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void fileThatVanishedIsUnreadable() throws Exception {
    Upload upload = Upload.file(file(10));
    Files.delete(folder.resolve("w.bin"));
    AcmeClient client = client();
    UploadException e = failure(UploadException.class, () -> client.widgets().publish(upload));
    assertThat(e.reason()).isEqualTo(UploadException.Reason.UNREADABLE);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void streamThatFailsIsUnreadable() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("disk");
          }
        };
    AcmeClient client = client();
    UploadException e =
        failure(
            UploadException.class,
            () -> client.widgets().publish(Upload.stream("w.bin", 3, broken)));
    assertThat(e.reason()).isEqualTo(UploadException.Reason.UNREADABLE);
  }

  /** Where the caller's code never returns, as if it could not be interrupted. */
  enum Stuck {
    OPEN,
    READ,
    /** Breaks the contract of {@link InputStream}, again and again. */
    READ_OF_NOTHING,
    END,
    UNCHANGED,
    CLOSE
  }

  /** What ends the call then. */
  enum Ending {
    DEADLINE,
    INTERRUPT,
    CLOSE
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Three bytes that take for ever. */
  private static final class StuckContent extends InputStream implements Content {
    private final Stuck where;
    private final Runnable whenStuck;
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private int read;

    StuckContent(Stuck where, Runnable whenStuck) {
      this.where = where;
      this.whenStuck = whenStuck;
    }

    private void at(Stuck place) {
      if (place == where && released.getCount() > 0) {
        whenStuck.run();
        awaitUninterruptibly(released);
      }
    }

    @Override
    public InputStream open() {
      at(Stuck.OPEN);
      return this;
    }

    @Override
    public int read() {
      throw new AssertionError("reads of single bytes are slow");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      at(Stuck.READ);
      if (where == Stuck.READ_OF_NOTHING && released.getCount() > 0) {
        whenStuck.run();
        return 0;
      }
      if (read < 3) {
        read = 3;
        return 3;
      }
      at(Stuck.END);
      return -1;
    }

    @Override
    public boolean unchanged() {
      at(Stuck.UNCHANGED);
      return true;
    }

    @Override
    public void close() {
      at(Stuck.CLOSE);
      closed.countDown();
    }
  }

  static Stream<Arguments> stuckContents() {
    return Arrays.stream(Stuck.values())
        .flatMap(where -> Arrays.stream(Ending.values()).map(end -> Arguments.of(where, end)));
  }

  @ParameterizedTest
  @MethodSource("stuckContents")
  void contentThatNeverReturnsEndsWithTheCall(Stuck where, Ending ending) throws Exception {
    AcmeClient client =
        client(b -> ending == Ending.DEADLINE ? b.attemptTimeout(Duration.ofMillis(100)) : b);
    Thread caller = Thread.currentThread();
    StuckContent content =
        new StuckContent(
            where,
            () -> {
              if (ending == Ending.INTERRUPT) {
                caller.interrupt();
              } else if (ending == Ending.CLOSE) {
                client.close();
              }
            });
    SdkException e = failure(() -> client.widgets().publish(Upload.from("w.bin", 3, content)));
    assertThat(Thread.interrupted()).isEqualTo(ending == Ending.INTERRUPT);
    assertThat(e)
        .isInstanceOf(
            switch (ending) {
              case DEADLINE -> UploadException.class;
              case INTERRUPT -> CallInterruptedException.class;
              case CLOSE -> CallCancelledException.class;
            })
        .hasMessageContaining("waiting for the content of w.bin");
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    content.released.countDown();
    assertThat(content.closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void callerWhoseContentIsAFifoThatNobodyWritesToGetsAnException() throws Exception {
    Path fifo = folder.resolve("pipe.bin");
    assumeThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    AcmeClient client = client(b -> b.attemptTimeout(Duration.ofMillis(100)));
    Upload upload = Upload.from("w.bin", 3, () -> Files.newInputStream(fifo));
    UploadException e = failure(UploadException.class, () -> client.widgets().publish(upload));
    assertThat(e.reason()).isEqualTo(UploadException.Reason.UNREADABLE);
    // Opened for reading and writing, so that this test does not wait for the reader.
    try (RandomAccessFile writer = new RandomAccessFile(fifo.toFile(), "rw")) {
      writer.write(1);
    }
  }

  @Test
  void fileThatBecomesAFifoIsNotOpened() throws Exception {
    Path file = file(3);
    Upload upload = Upload.file(file);
    Files.delete(file);
    assumeThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    AcmeClient client = client();
    UploadException e = failure(UploadException.class, () -> client.widgets().publish(upload));
    assertThat(e.reason()).isEqualTo(UploadException.Reason.UNREADABLE);
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100_000, Integer.MAX_VALUE})
  void streamThatReturnsMoreThanItWasAskedForIsNamed(int more) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            return 1;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            return (int) Math.min(Integer.MAX_VALUE, (long) length + more);
          }
        };
    AcmeClient client = client();
    UploadException e =
        failure(
            UploadException.class,
            () -> client.widgets().publish(Upload.stream("w.bin", SIZE, broken)));
    assertThat(e.reason()).isEqualTo(UploadException.Reason.UNREADABLE);
    assertThat(e).hasMessageContaining("w.bin is no stream that can be read: it returned ");
    assertThat(e.effect()).isEqualTo(Effect.NONE);
  }

  @Test
  void largeStreamThatReturnsLittleAtATimeArrivesWhole() throws Exception {
    byte[] content = Files.readAllBytes(file(SIZE));
    InputStream slow =
        new ByteArrayInputStream(content) {
          private int reads;

          @Override
          public int read(byte[] buffer, int offset, int length) {
            // Nothing now and then, which a stream must not return.
            return reads++ % 50 == 0 ? 0 : super.read(buffer, offset, Math.min(length, 9_999));
          }
        };
    server.always(Reply.status(201));
    AcmeClient client = client();
    client.widgets().publish(Upload.stream("w.bin", SIZE, slow));
    String body = new String(server.requests().get(0).body(), StandardCharsets.ISO_8859_1);
    assertThat(body.contains(new String(content, StandardCharsets.ISO_8859_1))).isTrue();
  }

  @Test
  void fileReplacedByAnotherOfTheSameSizeAndTimeIsNoticed() throws Exception {
    Path file = file(SIZE);
    Path other = Files.write(folder.resolve("other.bin"), new byte[SIZE]);
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    AcmeClient client = client();
    Upload upload =
        Upload.file(file)
            .onProgress(
                (sent, total) -> {
                  if (sent == 64 * 1024) {
                    try {
                      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  }
                });
    UploadException e = failure(UploadException.class, () -> client.widgets().publish(upload));
    assertThat(e.reason()).isEqualTo(UploadException.Reason.CHANGED);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(other).doesNotExist();
  }

  @Test
  void refusedUploadHasItsStatus() throws Exception {
    server.always(Reply.status(413));
    AcmeClient client = client();
    Upload upload = Upload.file(file(SIZE));
    assertThat(failure(() -> client.widgets().publish(upload)).status()).isEqualTo(413);
  }

  @Test
  void publishIsNotRetried() throws Exception {
    server.always(Reply.close());
    AcmeClient client = client();
    Upload upload = Upload.file(file(1000));
    failure(OutcomeUnknownException.class, () -> client.widgets().publish(upload));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void storageGetsTheFileAgainAndNeverTheToken() throws Exception {
    server.reply(Reply.close(), Reply.status(503)).always(Reply.status(204));
    AcmeClient client = client();
    URI storage = URI.create(server.url() + "/bucket?X-Sig=s");
    Upload upload = Upload.file(file(1000));
    client.storage(storage).store(upload);
    assertThat(server.requests())
        .hasSize(3)
        .allSatisfy(
            request -> {
              assertThat(request.target()).isEqualTo("/bucket?X-Sig=s");
              assertThat(request.headers()).noneMatch(h -> h.contains(TOKEN) || h.contains("acme"));
              assertThat(request.body()).hasSizeGreaterThan(1000);
            });
  }

  @Test
  void limitOfTheStorageIsWaitedForAndHoldsUpNobodyElse() throws Exception {
    server
        .reply(Reply.status(429, "Retry-After: 5\r\n", ""), Reply.status(204))
        .always(Reply.widget());
    AcmeClient client = client();
    URI storage = URI.create(server.url() + "/bucket");
    client.storage(storage).store(Upload.bytes("w", new byte[9]));
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(5));
    server.reply(Reply.status(429, "Retry-After: 99\r\n", ""));
    failure(
        RateLimitedException.class,
        () -> {
          client.storage(storage).store(Upload.bytes("w", new byte[9]));
          return "stored";
        });
    Verb.GET.send(client);
    assertThat(time.sleeps()).hasSize(1);
  }

  @Test
  void formThatTheStorageEchoesIsRedacted() throws Exception {
    server.always(Reply.status(403, "X-Request-Id: " + Storage.POLICY + "\r\n", ""));
    AcmeClient client = client();
    URI storage = URI.create(server.url() + "/bucket");
    PermissionDeniedException e =
        failure(
            PermissionDeniedException.class,
            () -> {
              client.storage(storage).store(Upload.bytes("w", new byte[9]));
              return "stored";
            });
    assertThat(e.requestId()).contains("[secret]");
    assertThat(e).hasMessageNotContaining(Storage.POLICY);
  }

  @Test
  void streamThatWasReadIsNotRetried() {
    server.always(Reply.status(503));
    AcmeClient client = client();
    URI storage = URI.create(server.url() + "/bucket");
    Upload once = Upload.stream("w.bin", 3, new ByteArrayInputStream(new byte[3]));
    failure(
        ServerException.class,
        () -> {
          client.storage(storage).store(once);
          return "stored";
        });
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void storageElsewhereMustBeHttps() {
    AcmeClient client = client();
    for (String url :
        new String[] {
          "http://storage.example/b", "https://u:p@storage.example/b", "https://s/#f"
        }) {
      assertThatThrownBy(
              () -> client.storage(URI.create(url)).store(Upload.bytes("w", new byte[1])))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** At 128 KiB a second, that takes more nanoseconds than a long can count. */
  @Test
  void lengthOfAnExbibyteHasATimeoutToo() {
    Upload huge = Upload.from("w.bin", 1L << 60, () -> new ByteArrayInputStream(new byte[3]));
    UploadException e = failure(UploadException.class, () -> client().widgets().publish(huge));
    assertThat(e.reason()).isEqualTo(UploadException.Reason.CHANGED);
  }
}
