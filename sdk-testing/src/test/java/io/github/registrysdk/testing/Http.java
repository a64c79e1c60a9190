package io.github.registrysdk.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** A plain client that hides nothing and repeats nothing. */
final class Http implements AutoCloseable {

  static final String REGISTRIES = "v2/packages/organizations/acme/registries";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MediaType APPLICATION_JSON = MediaType.get("application/json");

  private final OkHttpClient client;
  private final String base;
  private final String token;

  Http(FakeBuildkite fake) {
    this(fake, fake.token());
  }

  Http(FakeProvider<?, ?> fake, String token) {
    this(fake, token, Duration.ofSeconds(10));
  }

  private Http(FakeProvider<?, ?> fake, String token, Duration readTimeout) {
    this.client =
        new OkHttpClient.Builder().retryOnConnectionFailure(false).readTimeout(readTimeout).build();
    this.base = fake.baseUrl().toString();
    this.token = token;
  }

  /** A client that soon gives up waiting for a response. */
  static Http impatient(FakeBuildkite fake) {
    return new Http(fake, fake.token(), Duration.ofSeconds(1));
  }

  Reply get(String path) throws IOException {
    return send(request(path).build());
  }

  Reply post(String path, String json) throws IOException {
    return send(request(path).post(RequestBody.create(json, APPLICATION_JSON)).build());
  }

  Reply post(String path) throws IOException {
    return send(request(path).post(RequestBody.create(new byte[0])).build());
  }

  Reply patch(String path, String json) throws IOException {
    return send(request(path).patch(RequestBody.create(json, APPLICATION_JSON)).build());
  }

  Reply put(String path, String json) throws IOException {
    return send(request(path).put(RequestBody.create(json, APPLICATION_JSON)).build());
  }

  Reply delete(String path) throws IOException {
    return send(request(path).delete().build());
  }

  Reply publish(String registry, String fileName, String content) throws IOException {
    return postForm(REGISTRIES + "/" + registry + "/packages", file(fileName, content));
  }

  Reply postForm(String path, MultipartBody form) throws IOException {
    return send(request(path).post(form).build());
  }

  static MultipartBody file(String fileName, String content) {
    return form().addFormDataPart("file", fileName, bytes(content)).build();
  }

  static MultipartBody.Builder form() {
    return new MultipartBody.Builder().setType(MultipartBody.FORM);
  }

  static RequestBody bytes(String content) {
    return RequestBody.create(content.getBytes(StandardCharsets.UTF_8));
  }

  Reply send(Request request) throws IOException {
    try (var response = client.newCall(request).execute()) {
      return new Reply(
          response.code(), response.headers(), Objects.requireNonNull(response.body()).string());
    }
  }

  private Request.Builder request(String path) {
    String address = path.startsWith("http://") ? path : base + path;
    return new Request.Builder().url(address).header("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  record Reply(int status, Headers headers, String text) {

    JsonNode json() throws IOException {
      return JSON.readTree(text);
    }
  }
}
