package io.github.registrysdk.core.wire;

import static io.github.registrysdk.testsupport.wire.Http2Frame.headers;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.FailingLog;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Certificates;
import io.github.registrysdk.testsupport.wire.Exchange;
import io.github.registrysdk.testsupport.wire.Http2Frame;
import io.github.registrysdk.testsupport.wire.RawServer;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server can send without an end, apart from a body. */
final class EndlessResponseTest extends WireTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String ZIPPED = OK + "Content-Encoding: gzip\r\n\r\n";

  enum Endless {
    STATUS_LINE("HTTP/1.1 200 ", "x"),
    HEADER(OK + "X-Long: ", "x"),
    HEADERS(OK, "X-Short: x\r\n"),
    INFORMATIONAL("", "HTTP/1.1 103 Early Hints\r\n\r\n"),
    INFORMATIONAL_HEADERS("", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"),
    GZIP_NAME(ZIPPED + "\u001f\u008b\b\b\0\0\0\0\0\0", "x"),
    GZIP_COMMENT(ZIPPED + "\u001f\u008b\b\u0010\0\0\0\0\0\0", "x"),
    GZIP_NAME_IN_CHUNKS(
        OK
            + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "a\r\n\u001f\u008b\b\b\0\0\0\0\0\0\r\n",
        "4\r\nname\r\n"),
    GZIP_WITHOUT_CONTENT(ZIPPED + "\u001f\u008b\b\0\0\0\0\0\0\0", "\0\0\0\u00ff\u00ff"),
    CHUNK_EXTENSION(CHUNKED + "5;x=", "x"),
    CHUNK_SIZE(CHUNKED, "0"),
    CHUNK_EXTENSION_AFTER_CONTENT(CHUNKED + "6\r\n{\"id\":\r\n5;", "x"),
    TRAILER(CHUNKED + "b\r\n{\"id\":\"w1\"}\r\n0\r\nX-Long: ", "x"),
    TRAILERS(CHUNKED + "b\r\n{\"id\":\"w1\"}\r\n0\r\n", "X-Short: x\r\n");

    @SuppressWarnings("ImmutableEnumChecker") // Nobody changes them.
    private final byte[] start;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody changes them.
    private final byte[] more;

    Endless(String start, String more) {
      this.start = start.getBytes(StandardCharsets.ISO_8859_1);
      this.more = more.repeat(1 + 8000 / more.length()).getBytes(StandardCharsets.ISO_8859_1);
    }

    void to(Exchange exchange) throws IOException {
      exchange.send(start);
      while (true) {
        exchange.send(more);
      }
    }
  }

  /** Over HTTP/2: frames that follow each other without an end, after a first one (RFC 9113, 6). */
  enum EndlessHttp2 {
    HEADERS(headers(0, "\u0088"), continuation("\0\1x\1y", 16_000)),
    HEADERS_OF_THE_TABLE(headers(0, "\u0088"), continuation("\u0090", 16_000)),
    HEADER(headers(0, "\u0088\0\1x\u007f\u0081\u00ff\u00ff\u007f"), continuation("y", 16_000)),
    EMPTY_CONTINUATIONS(headers(0, "\u0088"), continuation("", 0)),
    INFORMATIONAL(headers(4, HINT), headers(4, HINT_AGAIN)),
    INFORMATIONAL_HEADERS(headers(4, HINT), headers(4, HINT_AGAIN + "\0\1x\1y".repeat(1000))),
    /** The server does not let the client send the body of the request meanwhile. */
    INFORMATIONAL_BEFORE_THE_BODY_IS_SENT(headers(4, HINT), headers(4, HINT_AGAIN)),
    PINGS(new Http2Frame(6, 0, false, "12345678"), new Http2Frame(6, 0, false, "12345678")),
    SETTINGS(Http2Frame.SETTINGS, Http2Frame.SETTINGS),
    SETTINGS_AFTER_THE_HEAD(headers(4, "\u0088"), Http2Frame.SETTINGS),
    /** As much more may arrive as such a response can still be long. */
    SETTINGS_AFTER_A_RESPONSE_THAT_IS_GIVEN_UP(Http2Frame.SETTINGS, Http2Frame.SETTINGS),
    DATA_OF_NO_REQUEST(Http2Frame.SETTINGS, new Http2Frame(0, 0, 101, "")),
    PROMISES(Http2Frame.SETTINGS, new Http2Frame(5, 4, true, "\0\0\0\2\u0082")),
    PUSHED_HEADERS(Http2Frame.SETTINGS, new Http2Frame(1, 4, 2, "\u0088")),
    PUSHED_DATA(Http2Frame.SETTINGS, new Http2Frame(0, 0, 2, "")),
    PUSHED_RESETS(Http2Frame.SETTINGS, new Http2Frame(3, 0, 2, "\0\0\0\0")),
    WINDOW_UPDATES(Http2Frame.SETTINGS, new Http2Frame(8, 0, false, "\0\0\0\1")),
    UNKNOWN_FRAMES(new Http2Frame(32, 0, true, ""), new Http2Frame(32, 0, true, "x".repeat(100))),
    EMPTY_DATA(headers(4, "\u0088"), new Http2Frame(0, 0, true, "")),
    EMPTY_DATA_AFTER_CONTENT(headers(4, "\u0088"), new Http2Frame(0, 0, true, "")),
    INFORMATIONAL_AFTER_THE_HEAD(headers(4, "\u0088"), headers(4, "\b" + "\003103")),
    TRAILERS(headers(4, "\u0088"), headers(4, "\0\1x\1y"));

    @SuppressWarnings("ImmutableEnumChecker") // Its content is not an array but a text.
    private final Http2Frame start;

    @SuppressWarnings("ImmutableEnumChecker") // Its content is a text too.
    private final Http2Frame more;

    EndlessHttp2(Http2Frame start, Http2Frame more) {
      this.start = start;
      this.more = more;
    }

    /** Sends this in response to the second request of each connection, until it is closed. */
    void serve(ServerSocket server) {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          to(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
        } catch (IOException e) {
          // The client has had enough, or the test ends.
        }
      }
    }

    private void to(DataInputStream in, OutputStream out) throws IOException {
      Http2Frame.skipPreface(in);
      String noBody = this == INFORMATIONAL_BEFORE_THE_BODY_IS_SENT ? "\0\4\0\0\0\0" : "";
      out.write(new Http2Frame(4, 0, false, noBody).bytes(0));
      int stream = Http2Frame.awaitRequestAndSettings(in);
      out.write(headers(4, "\u0088").bytes(stream));
      out.write(
          this == SETTINGS_AFTER_A_RESPONSE_THAT_IS_GIVEN_UP
              ? new Http2Frame(0, 0, true, "no JSON").bytes(stream)
              : new Http2Frame(0, 1, true, WIDGET).bytes(stream));
      stream = Http2Frame.awaitRequest(in);
      out.write(start.bytes(stream));
      if (this == EMPTY_DATA_AFTER_CONTENT) {
        out.write(new Http2Frame(0, 0, true, "{").bytes(stream));
      }
      byte[] one = more.bytes(stream);
      ByteArrayOutputStream many = new ByteArrayOutputStream();
      while (many.size() < 16_000) {
        many.write(one);
      }
      while (true) {
        many.writeTo(out);
      }
    }
  }

  /** In the compression of HTTP/2: {@code :status: 103}, which the table keeps. */
  private static final String HINT = "H\003103";

  private static final String HINT_AGAIN = "\u00be";
  private static final String WIDGET = "{\"id\":\"w1\"}";

  private static Http2Frame continuation(String piece, int length) {
    return new Http2Frame(9, 0, true, piece.repeat(length / Math.max(1, piece.length())));
  }

  /** What the other JVM runs. */
  static final class Program {
    private Program() {}

    private static AcmeClient.Builder to(String url) {
      return AcmeClient.builder()
          .token(Secret.of("t"))
          .baseUrl(url)
          .retryPolicy(RetryPolicy.none())
          .callTimeout(Duration.ofSeconds(20));
    }

    public static void main(String[] arguments) {
      AcmeClient client = to(arguments[0]).build();
      client.widgets().get("warm-up");
      StringBuilder said = new StringBuilder();
      for (Endless endless : Endless.values()) {
        said.append(quickest(() -> outcome(client, endless.name()))).append('\n');
      }
      AcmeClient impatient = to(arguments[0]).callTimeout(Duration.ofSeconds(1)).build();
      int argument = 1;
      for (EndlessHttp2 endless : EndlessHttp2.values()) {
        String url = arguments[argument++];
        said.append(quickest(() -> http2(url, endless.name()))).append('\n');
      }
      said.append(outcome(impatient, "stall")).append('\n');
      byte[] bytes = said.toString().getBytes(StandardCharsets.US_ASCII);
      System.out.write(bytes, 0, bytes.length);
      System.out.flush();
    }

    /**
     * A busy machine can take longer, and a thread that is still sending may notice only that
     * OkHttp has closed the connection: then, once more.
     */
    private static String quickest(Supplier<String> call) {
      String outcome = call.get();
      for (int i = 1; i < 5 && !outcome.matches("\\w+ (TOO_LARGE|FRAMING|TIMEOUT)"); i++) {
        outcome = call.get();
      }
      return outcome;
    }

    /** A client of its own does not use the connection of another one. */
    private static String http2(String url, String id) {
      OkHttpClient provided =
          new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
      // If the response of the first call is given up, this call lasts for its whole timeout.
      boolean waits = id.endsWith("GIVEN_UP");
      Duration timeout = Duration.ofSeconds(waits ? 4 : 20);
      try (AcmeClient client = to(url).callTimeout(timeout).httpClient(provided).build()) {
        outcome(client, "warm-up");
        String outcome = outcome(client, id);
        return waits && outcome.endsWith("TIMEOUT") ? outcome + " on a busy machine" : outcome;
      } finally {
        provided.connectionPool().evictAll();
      }
    }

    private static String outcome(AcmeClient client, String id) {
      long started = System.nanoTime();
      String outcome;
      try {
        outcome =
            (id.endsWith("BODY_IS_SENT")
                    ? client.widgets().replace(id, "one")
                    : client.widgets().get(id))
                .toString();
      } catch (SdkException e) {
        outcome = Fault.reason(e);
      } catch (Throwable e) {
        outcome = e.toString();
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
      return id + " " + outcome + (millis < 1000 || outcome.equals("TIMEOUT") ? "" : " " + millis);
    }
  }

  @Test
  void endsLongBeforeTheTimeoutInSmallMemory() throws Exception {
    List<ServerSocket> http2 = new ArrayList<>();
    for (EndlessHttp2 endless : EndlessHttp2.values()) {
      ServerSocket one = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      http2.add(one);
      new Thread(() -> endless.serve(one), endless.name()).start();
    }
    server.always(
        exchange -> {
          String id = exchange.request().target().replaceAll(".*/", "");
          if (id.equals("warm-up")) {
            Reply.widget().to(exchange);
          } else if (id.equals("stall")) {
            exchange.awaitHangUp();
          } else {
            Endless.valueOf(id).to(exchange);
          }
        });
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                server.url()));
    http2.forEach(one -> command.add("http://localhost:" + one.getLocalPort()));
    Process java =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    for (ServerSocket one : http2) {
      one.close();
    }
    List<String> expected = new ArrayList<>();
    for (Endless endless : Endless.values()) {
      expected.add(endless + (endless.name().startsWith("TRAILER") ? " FRAMING" : " TOO_LARGE"));
    }
    for (EndlessHttp2 endless : EndlessHttp2.values()) {
      expected.add(endless + " TOO_LARGE");
    }
    expected.add("stall TIMEOUT");
    assertThat(said.lines()).containsExactlyElementsOf(expected);
  }

  /** The limit is below TLS. */
  @ParameterizedTest
  @EnumSource(
      value = Endless.class,
      names = {"GZIP_NAME", "CHUNK_EXTENSION", "CHUNK_SIZE", "CHUNK_EXTENSION_AFTER_CONTENT"})
  void endsOverTls(Endless endless) {
    try (RawServer secure = RawServer.start(Certificates.valid()).always(endless::to)) {
      OkHttpClient provided = Certificates.trusting().build();
      AcmeClient client =
          client(
              b ->
                  time.configure(b)
                      .httpClient(provided)
                      .baseUrl("https://127.0.0.1:" + secure.port() + "/v1"));
      ProtocolException e = failure(ProtocolException.class, () -> Verb.GET.send(client));
      assertThat(e.reason()).isEqualTo(ProtocolException.Reason.TOO_LARGE);
      assertThat(e.effect()).isEqualTo(Effect.NONE);
      assertThat(e.attempts()).isEqualTo(1);
    }
  }

  /** The client counts below TLS, and does not know the socket above. */
  @Test
  void endsOverTlsAndHttp2() throws Exception {
    SSLServerSocket secure =
        (SSLServerSocket)
            Certificates.server(Certificates.valid())
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    SSLParameters http2 = secure.getSSLParameters();
    http2.setApplicationProtocols(new String[] {"h2"});
    secure.setSSLParameters(http2);
    Thread serving = new Thread(() -> EndlessHttp2.INFORMATIONAL.serve(secure), "http2");
    serving.start();
    OkHttpClient provided = Certificates.trusting().build();
    AcmeClient client =
        client(
            b ->
                time.configure(b)
                    .httpClient(provided)
                    .baseUrl("https://127.0.0.1:" + secure.getLocalPort() + "/v1"));
    client.widgets().get("warm-up");
    ProtocolException e = failure(ProtocolException.class, () -> Verb.DELETE.send(client));
    assertThat(e.reason()).isEqualTo(ProtocolException.Reason.TOO_LARGE);
    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e.attempts()).isEqualTo(1);
    secure.close();
    serving.join();
  }

  /** Alerts that are only a warning, which TLS of the JDK ignores. */
  @Test
  void endsDuringTheHandshakeOfTls() throws Exception {
    byte[] warnings = "\025\3\3\0\2\1\132".repeat(1000).getBytes(StandardCharsets.ISO_8859_1);
    ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread serving = new Thread(() -> repeat(listener, warnings), "warnings");
    serving.start();
    AcmeClient client =
        client(
            b ->
                time.configure(b)
                    .retryPolicy(RetryPolicy.none())
                    .callTimeout(Duration.ofSeconds(5))
                    .baseUrl("https://127.0.0.1:" + listener.getLocalPort() + "/v1"));
    TransportException e = failure(TransportException.class, () -> Verb.CREATE.send(client));
    assertThat(e.reason()).isEqualTo(TransportException.Reason.TLS);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    serving.join();
    listener.close();
  }

  private static void repeat(ServerSocket listener, byte[] bytes) {
    try (Socket socket = listener.accept()) {
      while (true) {
        socket.getOutputStream().write(bytes);
      }
    } catch (IOException e) {
      // The client has had enough.
      assert !listener.isClosed();
    }
  }

  /** Its connection is not used again. */
  @Test
  void deleteWhoseResponseHasAnEndlessChunkLineIsDone() throws Exception {
    server.reply(Endless.CHUNK_EXTENSION::to).always(Reply.widget());
    AcmeClient client = client();
    Verb.DELETE.send(client);
    Verb.GET.send(client);
    assertThat(server.connections()).isEqualTo(2);
  }

  /** A body of many chunks is larger than the limit for what is no content. */
  @Test
  void longBodyInSmallChunksIsRead() throws Exception {
    String name = "x".repeat(1000);
    server.always(
        exchange -> {
          exchange.send(CHUNKED + "9\r\n{\"name\":\"\r\n");
          for (int i = 0; i < 2000; i++) {
            exchange.send("3e8;extension=ignored\r\n" + name + "\r\n");
          }
          exchange.send("d\r\n\",\"id\":\"w1\"}\r\n0\r\nX-Trailer: x\r\n\r\n");
        });
    AcmeClient client = client();
    Verb.GET.send(client);
    Verb.GET.send(client);
    assertThat(server.connections()).isEqualTo(1);
  }

  /** The watch is one thread, and a caller's thread may be of a class with faults of its own. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void errorInTheWatchOfOneCallLeavesTheOthersWatched(boolean loggerFails) throws Exception {
    if (loggerFails) {
      try (FailingLog log = new FailingLog(new LinkageError("of a logger"))) {
        errorInTheWatchOfOneCall();
        assertThat(log.failures()).isPositive();
      }
    } else {
      errorInTheWatchOfOneCall();
    }
  }

  private void errorInTheWatchOfOneCall() throws Exception {
    server.always(Reply.stall());
    AcmeClient client = client(b -> b);
    CallOptions hasty = CallOptions.builder().timeout(Duration.ofMillis(300)).build();
    Thread broken =
        new Thread(() -> failure(() -> Verb.GET.send(client))) {
          @Override
          public boolean isInterrupted() {
            if (Thread.currentThread().getName().equals("registry-sdk-watch")) {
              throw new OutOfMemoryError("not really");
            }
            return super.isInterrupted();
          }
        };
    broken.start();
    server.awaitRequest();
    TransportException e =
        failure(TransportException.class, () -> Verb.GET.send(client.withOptions(hasty)));
    assertThat(e).hasMessageContaining("longer than the 300 ms");
    client.close();
    broken.join();
  }
}
