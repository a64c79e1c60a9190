package io.github.registrysdk.testing.internal.cassette;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.registrysdk.testing.internal.http.FakeRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends a request on to the server that it is meant for. Nothing is retried or followed. */
final class Forwarding {

  /** Of this connection only, or set by the client itself; without a compression there is none. */
  private static final Set<String> OWN =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Hosts hosts;

  Forwarding(Hosts hosts) {
    this.hosts = hosts;
  }

  /** The response; null if there was none. */
  @Nullable HttpResponse<byte[]> send(Host host, FakeRequest request) {
    byte[] body = request.bytes();
    // One character a byte: a body need not be text.
    byte[] sent = hosts.sent(new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(host.target() + request.target()))
            .timeout(Duration.ofSeconds(60))
            .method(
                request.method(),
                sent.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(sent));
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
              }
            });
    try {
      return client.send(builder.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
