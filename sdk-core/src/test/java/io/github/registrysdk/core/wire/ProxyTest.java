package io.github.registrysdk.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.TransportException.Reason;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import io.github.registrysdk.testsupport.wire.Certificates;
import io.github.registrysdk.testsupport.wire.Exchange;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server stands in for a proxy. */
final class ProxyTest extends WireTest {
  private AcmeClient behindProxy(String baseUrl) {
    ProxySelector proxies =
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            return List.of(new Proxy(Proxy.Type.HTTP, address));
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            assertThat(failure).isNotNull();
          }
        };
    return client(b -> time.configure(b).allowPlainHttp().baseUrl(baseUrl).proxy(proxies));
  }

  /** Throws what a selector does not declare. */
  private static final class Broken extends ProxySelector {
    private final Exception trouble;
    private final AtomicInteger asked = new AtomicInteger();

    Broken(Exception trouble) {
      this.trouble = trouble;
    }

    @Override
    public List<Proxy> select(URI uri) {
      asked.incrementAndGet();
      return undeclared(trouble);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Kotlin throws
    private static <T, E extends Exception> T undeclared(Exception e) throws E {
      throw (E) e;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      undeclared(trouble);
    }
  }

  static List<Exception> troubles() {
    return List.of(
        new IllegalArgumentException("no idea"),
        new IllegalStateException("no idea"),
        new IOException("no idea"),
        new InterruptedException("no idea"),
        new Exception("no idea"));
  }

  private void endsEachCall(
      Exception trouble,
      String whose,
      BiFunction<AcmeClient.Builder, Broken, AcmeClient.Builder> use) {
    Broken broken = new Broken(trouble);
    AcmeClient client = client(b -> use.apply(time.configure(b), broken));
    for (Verb verb : Verb.values()) {
      assertThat(refused(client, verb)).hasMessageContaining(whose + " failed");
    }
    assertThat(broken.asked).hasValue(Verb.values().length);
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void selectorThatFailsEndsTheCallAndNothingGoesPastIt(Exception trouble) {
    endsEachCall(trouble, "the client's proxy selector", (b, broken) -> b.proxy(broken));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void selectorOfACallerProvidedClientThatFailsEndsTheCall(Exception trouble) {
    endsEachCall(
        trouble,
        "the proxy selector of the caller-provided HTTP client",
        (b, broken) -> b.httpClient(new OkHttpClient.Builder().proxySelector(broken).build()));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void defaultSelectorOfTheJvmThatFailsEndsTheCall(Exception trouble) {
    ProxySelector before = ProxySelector.getDefault();
    try {
      endsEachCall(
          trouble,
          "the JVM's default proxy selector",
          (b, broken) -> {
            ProxySelector.setDefault(broken);
            // This machine itself is never reached through a proxy.
            return b.allowPlainHttp().baseUrl("http://api.acme.test");
          });
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void dnsOfTheCallerThatFailsIsNamed() {
    Dns broken = host -> Broken.undeclared(new IOException("no idea"));
    OkHttpClient provided = new OkHttpClient.Builder().dns(broken).build();
    AcmeClient client =
        client(b -> time.configure(b).httpClient(provided).baseUrl("https://api.acme.test"));
    TransportException e = failure(TransportException.class, () -> Verb.CREATE.send(client));
    assertThat(e).hasMessageContaining("the DNS of the caller-provided HTTP client failed");
    assertThat(e.reason()).isEqualTo(Reason.DNS);
    assertThat(e.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void proxyThatNothingListensAtIsNamed(boolean fixed) {
    server.close();
    Proxy proxy =
        new Proxy(
            Proxy.Type.HTTP,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    AcmeClient client =
        fixed
            ? client(
                b ->
                    time.configure(b)
                        .httpClient(new OkHttpClient.Builder().proxy(proxy).build())
                        .baseUrl("https://api.acme.test"))
            : behindProxy("https://api.acme.test");
    TransportException e = failure(TransportException.class, () -> Verb.CREATE.send(client));
    assertThat(e).hasMessageContaining(":" + server.port() + " was refused");
    assertThat(e.reason()).isEqualTo(Reason.CONNECT);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
  }

  private String proxyPlace() {
    return InetAddress.getLoopbackAddress().getHostName() + ":" + server.port();
  }

  private TransportException refused(AcmeClient client, Verb verb) {
    TransportException e = failure(TransportException.class, () -> verb.send(client));
    assertThat(e.reason()).isEqualTo(Reason.PROXY);
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(e.attempts()).isEqualTo(1);
    return e;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nConnection: close\r\n\r\n",
        "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n"
      })
  void tunnelThatTheProxyRefusesIsNotRetried(String response) {
    server.always(Reply.rawThenClose(response));
    assertThat(refused(behindProxy("https://api.acme.test"), Verb.CREATE))
        .hasMessageContaining("the proxy " + proxyPlace())
        .hasMessageContaining(response.substring(9, 12));
    assertThat(server.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.line()).startsWith("CONNECT api.acme.test:443 ");
              assertThat(request.headers()).noneMatch(header -> header.contains(TOKEN));
            });
  }

  @Test
  void requestThatTheProxyRefusesIsNotTriedAgain() {
    server.always(Reply.status(407, "Proxy-Authenticate: Basic realm=\"p\"\r\n", ""));
    assertThat(refused(behindProxy("http://api.acme.test"), Verb.CREATE))
        .hasMessageContaining("the proxy " + proxyPlace())
        .hasMessageContaining("HTTPS_PROXY=http://user:password@host:port");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void refusalOfAnUnknownProxyIsReportedAsSuch() {
    server.always(Reply.status(407));
    refused(client(), Verb.CREATE);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void requestGoesThroughTheProxy() throws Exception {
    server.always(Reply.widget());
    AcmeClient client = behindProxy("http://api.acme.test/v1");
    Verb.GET.send(client);
    assertThat(server.requests().get(0).target()).isEqualTo("http://api.acme.test/v1/widgets/w1");
  }

  /** Serves the tunnel itself, as the host behind it. */
  private static Reply tunnelToAHost(Queue<String> lines) {
    SSLSocketFactory tls =
        Certificates.server(Certificates.valid("api.acme.test")).sslContext().getSocketFactory();
    return exchange -> {
      exchange.send("HTTP/1.1 200 OK\r\n\r\n");
      SSLSocket host = (SSLSocket) tls.createSocket(exchange.socket(), null, true);
      host.setUseClientMode(false);
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
        if (line.isEmpty()) {
          Reply.status(407, "Proxy-Authenticate: Basic realm=\"p\"\r\n", "")
              .to(new Exchange(exchange.request(), host));
        }
      }
    };
  }

  private static @Nullable Request authenticate(@Nullable Route route, Response response) {
    return response.request().header("Proxy-Authorization") == null
        ? response.request().newBuilder().header("Proxy-Authorization", "Basic eDp5").build()
        : null;
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void hostBehindATunnelThatAsksForThePasswordOfTheProxyDoesNotGetIt(Verb verb) {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    server.always(tunnelToAHost(lines));
    OkHttpClient provided =
        Certificates.trusting()
            .proxy(
                new Proxy(
                    Proxy.Type.HTTP,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port())))
            .proxyAuthenticator(ProxyTest::authenticate)
            .build();
    AcmeClient client =
        client(b -> time.configure(b).httpClient(provided).baseUrl("https://api.acme.test"));
    assertThat(refused(client, verb)).hasMessageContaining("a proxy on the way refused");
    provided.connectionPool().evictAll();
    assertThat(server.requests().get(0).header("Proxy-Authorization")).isEqualTo("Basic eDp5");
    assertThat(lines).noneMatch(line -> line.startsWith("Proxy-Authorization"));
    assertThat(lines).filteredOn(line -> line.endsWith(" HTTP/1.1")).hasSize(1);
  }

  /** What another JVM runs, whose environment names a proxy. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      String said;
      try (AcmeClient client =
          AcmeClient.builder()
              .token(Secret.of(TOKEN))
              .baseUrl("https://api.acme.test")
              .retryPolicy(RetryPolicy.none())
              .build()) {
        said = String.valueOf(Verb.GET.send(client));
      } catch (IllegalArgumentException | SdkException e) {
        said = e.getMessage();
      }
      System.out.println(said);
    }
  }

  private String withProxy(String url) throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    java.environment().put("HTTPS_PROXY", url);
    return new String(java.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void passwordOfAProxyWithAnHttpsUrlIsNotSent() throws IOException {
    assertThat(withProxy("https://acme:hunter2@127.0.0.1:" + server.port()))
        .contains("HTTPS_PROXY", "over TLS")
        .doesNotContain("hunter2");
    assertThat(server.connections()).isZero();
  }

  @Test
  void passwordOfAProxyWithAnHttpUrlIsSentToItOnce() throws IOException {
    server.always(Reply.status(407, "Proxy-Authenticate: Basic realm=\"p\"\r\n", ""));
    assertThat(withProxy("http://acme:hunter2@127.0.0.1:" + server.port()))
        .contains("the proxy 127.0.0.1:" + server.port(), "407")
        .doesNotContain("hunter2");
    assertThat(server.requests())
        .extracting(request -> request.header("Proxy-Authorization"))
        .containsExactly("Basic YWNtZTpodW50ZXIy");
  }
}
