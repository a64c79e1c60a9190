package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A pool that keeps connections for next to no time looks them over without a pause as long as one
 * is in use: a processor for each create and each upload.
 */
final class RestingPoolTest extends WireTest {
  /** Ten thousand a second would come. */
  private final CountDownLatch looks = new CountDownLatch(200);

  private final Logger tasks = Logger.getLogger("okhttp3.internal.concurrent.TaskRunner");
  private final Handler counting =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          if (entry.getMessage().contains("starting")
              && entry.getMessage().contains("ConnectionPool")) {
            looks.countDown();
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void count() {
    tasks.setUseParentHandlers(false);
    tasks.setLevel(Level.FINE);
    tasks.addHandler(counting);
  }

  @AfterEach
  void stopCounting() {
    tasks.removeHandler(counting);
    tasks.setLevel(null);
    tasks.setUseParentHandlers(true);
  }

  @Test
  void poolIsIdleWhileACreateWaitsForItsResponse() throws Exception {
    AcmeClient client = client(b -> b);
    restsDuring(() -> Verb.CREATE.send(client));
  }

  @Test
  void poolIsIdleWhileAnUploadWaitsForItsResponse() throws Exception {
    AcmeClient client = client(b -> b);
    byte[] content = new byte[100_000];
    restsDuring(() -> client.widgets().publish(Upload.bytes("w.bin", content)));
  }

  private void restsDuring(Callable<Object> write) throws Exception {
    CountDownLatch response = new CountDownLatch(1);
    server.always(
        exchange -> {
          await(response);
          Reply.widget().to(exchange);
        });
    CompletableFuture<Object> writing =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return write.call();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    server.awaitRequest();
    boolean spun = looks.await(300, TimeUnit.MILLISECONDS);
    response.countDown();
    writing.get(5, TimeUnit.SECONDS);
    assertThat(looks.getCount()).as("it has looked at least once").isLessThan(200);
    assertThat(spun).isFalse();
  }
}
