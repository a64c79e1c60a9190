package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.RawServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;

/** A server, clients of it, and a look afterwards whether they left anything open. */
abstract class WireTest {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final String TOKEN = "acme-token-4f1c";

  final RawServer server = RawServer.start();
  final TestClock time = new TestClock(START);
  private final List<AcmeClient> clients = new ArrayList<>();

  /** On fake time, so that waits take none. */
  AcmeClient client() {
    return client(time::configure);
  }

  AcmeClient client(Function<AcmeClient.Builder, AcmeClient.Builder> options) {
    AcmeClient client =
        options
            .apply(
                TestSeams.random(
                    AcmeClient.builder().token(Secret.of(TOKEN)).baseUrl(server.url() + "/v1"),
                    new Random(1)))
            .build();
    clients.add(client);
    return client;
  }

  /** What the work throws, which must be one of ours. */
  SdkException failure(Callable<?> work) {
    Throwable thrown = catchThrowable(work::call);
    assertThat(thrown).isInstanceOf(SdkException.class);
    return (SdkException) thrown;
  }

  <E extends SdkException> E failure(Class<E> type, Callable<?> work) {
    SdkException thrown = failure(work);
    assertThat(thrown).isInstanceOf(type);
    return type.cast(thrown);
  }

  /** Within five seconds; also for a reply, which may not be interrupted. */
  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void nothingIsLeftOpen() throws InterruptedException {
    clients.forEach(AcmeClient::close);
    while (server.openConnections() > 0) {
      server.awaitHangUp();
    }
    server.close();
  }
}
