package io.github.registrysdk.core.wire;

import static io.github.registrysdk.testsupport.wire.Http2Frame.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Http2Frame;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server can do only over HTTP/2. */
final class Http2Test extends WireTest {
  private static final String WIDGET = "{\"id\":\"w1\"}";

  private final OkHttpClient provided =
      new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
  private ServerSocket listener;
  private Thread serving;
  private AcmeClient client;

  /** Serves one connection. */
  interface Script {
    void run(DataInputStream in, OutputStream out) throws IOException;
  }

  @BeforeEach
  void listen() throws Exception {
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    client =
        client(
            b ->
                time.configure(b)
                    .retryPolicy(RetryPolicy.none())
                    .httpClient(provided)
                    .baseUrl("http://localhost:" + listener.getLocalPort() + "/v1"));
  }

  @AfterEach
  void stop() throws Exception {
    provided.connectionPool().evictAll();
    serving.join();
    listener.close();
  }

  private void serve(Script script) {
    serving =
        new Thread(
            () -> {
              try (Socket socket = listener.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                Http2Frame.skipPreface(in);
                script.run(in, socket.getOutputStream());
                in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // The client has hung up.
                assert !listener.isClosed();
              }
            },
            "http2");
    serving.start();
  }

  /** The rest of a response that the client gives up, and many headers. */
  @Test
  void longResponsesOverOneConnectionAreRead() {
    serve(
        (in, out) -> {
          out.write(Http2Frame.SETTINGS.bytes(0));
          int stream = Http2Frame.awaitRequest(in);
          out.write(headers(4, Http2Frame.OK).bytes(stream));
          byte[] part = new Http2Frame(0, 0, true, " ".repeat(16_000)).bytes(stream);
          for (int i = 0; i < 1000; i++) {
            out.write(part);
          }
          stream = Http2Frame.awaitRequest(in);
          out.write(headers(0, Http2Frame.OK).bytes(stream));
          String header = "\0\1x" + (char) 100 + "y".repeat(100);
          for (int i = 0; i < 7; i++) {
            int flags = i == 6 ? 4 : 0;
            out.write(new Http2Frame(9, flags, true, header.repeat(150)).bytes(stream));
          }
          out.write(Http2Frame.end(WIDGET).bytes(stream));
        });
    ProtocolException e = failure(ProtocolException.class, () -> Verb.GET.send(client));
    assertThat(e.reason()).isEqualTo(ProtocolException.Reason.TOO_LARGE);
    assertThat(client.widgets().get("w1").id()).isEqualTo("w1");
  }

  /** RFC 9113, 8.1 permits it only if the response does not depend on the rest. */
  @Test
  void successThatComesBeforeTheWholeBodyIsNotBelieved() {
    serve(
        (in, out) -> {
          out.write(new Http2Frame(4, 0, false, "\0\4\0\0\0\0").bytes(0));
          respondAndReset(out, Http2Frame.awaitRequestAndSettings(in));
          respondAndReset(out, Http2Frame.awaitRequest(in));
        });
    assertThat(client.widgets().get("w1").id()).isEqualTo("w1");
    ProtocolException e =
        failure(ProtocolException.class, () -> client.widgets().replace("w1", "one"));
    assertThat(e).hasMessageContaining("before it had read the whole request");
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
  }

  private static void respondAndReset(OutputStream out, int stream) throws IOException {
    out.write(headers(4, Http2Frame.OK).bytes(stream));
    out.write(Http2Frame.end(WIDGET).bytes(stream));
    out.write(new Http2Frame(3, 0, true, "\0\0\0\0").bytes(stream));
  }
}
