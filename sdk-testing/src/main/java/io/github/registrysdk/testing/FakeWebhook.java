package io.github.registrysdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request of Buildkite to a webhook, as {@link FakeBuildkite#packageCreated} creates it.
 *
 * @param headers the headers, with the signature or the token
 * @param body the JSON of the event
 */
public record FakeWebhook(Map<String, List<String>> headers, String body) {
  /** Copies {@code headers}. */
  public FakeWebhook {
    headers = Map.copyOf(headers);
  }

  /** Contains the names of the headers and the length of the body, and not the token. */
  @Override
  public String toString() {
    return "FakeWebhook[" + headers.keySet() + ", " + bytes().length + " bytes]";
  }

  /** {@return the body as it is sent} */
  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns this request with the token of the webhook instead of a signature, as Buildkite sends
   * it if the webhook is set to do so.
   *
   * @param token the token of the webhook
   * @return a new request with {@code X-Buildkite-Token} instead of {@code X-Buildkite-Signature}
   */
  public FakeWebhook withToken(String token) {
    Map<String, List<String>> other = new TreeMap<>(headers);
    other.remove("X-Buildkite-Signature");
    other.put("X-Buildkite-Token", List.of(token));
    return new FakeWebhook(other, body);
  }

  /**
   * Sends this request.
   *
   * @param url the URL of the webhook
   * @return the status of the response
   * @throws UncheckedIOException if there is no response
   * @throws IllegalStateException if the thread is interrupted
   */
  public int sendTo(URI url) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofByteArray(bytes()));
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    try {
      return HttpClient.newHttpClient()
          .send(request.build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a webhook was called", e);
    }
  }
}
