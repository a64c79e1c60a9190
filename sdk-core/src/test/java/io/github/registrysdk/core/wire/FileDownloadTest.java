package io.github.registrysdk.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.DownloadException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.spi.DownloadSink;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.core.wire.acme.Storage;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Files that are received, in spite of the server and of who takes them. */
final class FileDownloadTest extends WireTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: ";

  /** Keeps all in memory, and fails where a test says so. */
  private static final class Memory implements DownloadSink {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private long total = -2;
    private String failure = "";

    @Override
    public long size() {
      return content.size();
    }

    @Override
    public long maxBytes() {
      return 1L << 40;
    }

    @Override
    public void restart() {
      content.reset();
    }

    @Override
    public void begin(long announced) {
      total = announced;
    }

    @Override
    public void write(byte[] bytes, int count) throws IOException {
      if (!failure.isEmpty()) {
        throw new IOException(failure, new IOException(TOKEN));
      }
      content.write(bytes, 0, count);
    }
  }

  private Storage storage(AcmeClient client) {
    return client.storage(URI.create(server.url() + "/bucket?signature=" + Storage.POLICY));
  }

  @Test
  void fileIsReceivedWithItsSize() {
    Memory memory = new Memory();
    server.always(Reply.status(200, "", "peel"));

    assertThat(storage(client()).load(memory)).isEmpty();

    assertThat(memory.content.toString(UTF_8)).isEqualTo("peel");
    assertThat(memory.total).isEqualTo(4);
  }

  @Test
  void sinkThatFailsEndsTheCallAndIsNotTakenForTheConnection() {
    Memory full = new Memory();
    full.failure = "the disk is full";
    server.always(Reply.status(200, "", "peel"));

    DownloadException e = failure(DownloadException.class, () -> storage(client()).load(full));

    assertThat(e.reason()).isEqualTo(DownloadException.Reason.TARGET);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(e).hasMessageContaining("the disk is full");
    assertThat(e.toString() + e.getCause()).doesNotContain(TOKEN, Storage.POLICY);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void requestIdIsThatOfTheStorage() {
    server.always(Reply.status(404, "x-amz-request-id: s3-1\r\nX-Request-Id: r1\r\n", ""));

    SdkException e = failure(() -> storage(client()).load(new Memory()));

    assertThat(e.requestId()).contains("s3-1");
  }

  /** 4 MiB add 32 seconds to the time, which would be over when the content comes. */
  @Test
  void announcedSizeExtendsTheTimeOfTheCall() {
    Memory memory = new Memory();
    int size = 4 << 20;
    server.always(
        exchange -> {
          exchange.send(HEAD + size + "\r\n\r\n");
          LockSupport.parkNanos(Duration.ofMillis(900).toNanos());
          exchange.send(new byte[size]);
        });

    storage(client(builder -> builder.callTimeout(Duration.ofMillis(600)))).load(memory);

    assertThat(memory.size()).isEqualTo(size);
  }
}
