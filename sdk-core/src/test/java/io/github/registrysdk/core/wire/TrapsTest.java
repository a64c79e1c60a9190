package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each scenario first shows that plain OkHttp falls into the trap, then that we do not. */
final class TrapsTest extends WireTest {
  @TempDir Path folder;

  private final OkHttpClient plain = new OkHttpClient();

  @AfterEach
  void evict() {
    plain.connectionPool().evictAll();
  }

  private Request.Builder request() {
    return new Request.Builder().url(server.url() + "/v1/widgets/w1");
  }

  /** Its status. */
  private static int execute(OkHttpClient client, Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      response.body().bytes();
      return response.code();
    }
  }

  @Test
  void fileThatGrowsSmugglesARequest() throws Exception {
    Path file = Files.writeString(folder.resolve("w.txt"), "content");
    EventListener growing =
        new EventListener() {
          @Override
          public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
            grow(file);
          }
        };
    server.always(Reply.status(200));
    OkHttpClient listening = plain.newBuilder().eventListener(growing).build();
    execute(listening, request().post(RequestBody.create(file.toFile(), null)).build());
    server.awaitRequest();
    assertThat(server.awaitRequest().target()).isEqualTo("/smuggled");
    plain.connectionPool().evictAll();

    server.requests().clear();
    Files.writeString(file, "content");
    AcmeClient client = client(b -> b.httpClient(listening));
    Upload upload = Upload.file(file);
    failure(UploadException.class, () -> client.widgets().publish(upload));
    assertThat(server.requests()).isEmpty();
  }

  private static void grow(Path file) {
    try {
      String more = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
      Files.writeString(file, more, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void malformedTokenIsQuoted() {
    assertThatThrownBy(() -> request().header("X-Token", "s3cret\n"))
        .hasMessageContaining("s3cret");

    assertThatThrownBy(() -> AcmeClient.builder().token(Secret.of("s3cret\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void interruptBeforeConnectingIsAnUndeclaredExceptionThatClearsTheFlag() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> execute(plain, request().build()))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();

    AcmeClient client = client();
    // Interrupted when the attempt has begun, just before OkHttp connects.
    CallObserver interrupt =
        event -> {
          if (event instanceof CallEvent.AttemptStarted) {
            Thread.currentThread().interrupt();
          }
        };
    AcmeClient interrupting = client(b -> b.observer(interrupt));
    assertThatThrownBy(() -> Verb.CREATE.send(interrupting))
        .isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(client.rateLimits()).isEmpty();
  }
}
