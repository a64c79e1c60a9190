package io.github.registrysdk.examples.tour;

import io.github.registrysdk.core.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * The host of Buildkite's packages, as Docker uses it. It is not part of Buildkite's API, so the
 * SDK has no client for it.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md">OCI:
 *     distribution specification</a>
 */
final class ImageHost {
  /** Buildkite's own. */
  static final URI BUILDKITE = URI.create("https://packages.buildkite.com/");

  private static final int ATTEMPTS = 3;
  // Follows no redirect: the token goes to no other host.
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final URI url;
  private final Secret token;

  /**
   * @param url of the host, ending in a slash
   * @param token for pushing: an API access token that can read and write packages
   */
  public ImageHost(URI url, Secret token) {
    this.url = url;
    this.token = token;
  }

  /** Pushes an image. Every request can be repeated: the content of an image names it. */
  void push(String registry, SampleImage image) {
    String path = "v2/" + registry + "/" + image.name() + "/";
    HttpResponse<byte[]> started =
        send(request(path + "blobs/uploads/", token).POST(BodyPublishers.noBody()), 202);
    String location = started.headers().firstValue("Location").orElse("");
    URI upload = url.resolve(location);
    if (!url.getAuthority().equals(upload.getAuthority())
        || !url.getScheme().equals(upload.getScheme())) {
      throw new IllegalStateException(
          "the host names another one for the upload: nothing was sent");
    }
    String digest = SampleImage.digest(image.config());
    String query = (upload.getRawQuery() == null ? "?" : "&") + "digest=" + digest;
    send(
        request(upload + query, token)
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(image.config())),
        201);
    send(
        request(path + "manifests/" + image.tag(), token)
            .header("Content-Type", SampleImage.MANIFEST_TYPE)
            .PUT(BodyPublishers.ofByteArray(image.manifest())),
        201);
  }

  /**
   * Pulls an image's manifest.
   *
   * @return its digest
   * @throws IllegalStateException if the secret does not open the registry, or the image is not
   *     there
   */
  String pull(String registry, SampleImage image, Secret secret) {
    HttpRequest.Builder request =
        request("v2/" + registry + "/" + image.name() + "/manifests/" + image.tag(), secret)
            .header("Accept", SampleImage.MANIFEST_TYPE);
    return SampleImage.digest(send(request, 200).body());
  }

  private HttpRequest.Builder request(String path, Secret secret) {
    String account = "buildkite" + ":" + secret.reveal();
    byte[] bytes = account.getBytes(StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder builder, int expected) {
    HttpRequest request = builder.build();
    HttpResponse<byte[]> response = send(request);
    if (response.statusCode() != expected) {
      throw new IllegalStateException(
          "%s %s%s responded %d"
              .formatted(
                  request.method(),
                  request.uri().getAuthority(),
                  request.uri().getPath(),
                  response.statusCode()));
    }
    return response;
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    for (int left = ATTEMPTS - 1; ; left--) {
      try {
        return HTTP.send(request, BodyHandlers.ofByteArray());
      } catch (IOException e) {
        if (left == 0) {
          throw new UncheckedIOException(
              "no response from " + request.uri().getAuthority() + ": " + e.getMessage(), e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
  }
}
