package io.github.registrysdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageDownloadTest {
  private final ManualClock clock = ManualClock.create();
  private final FakeBuildkite fake =
      FakeBuildkite.builder().clock(clock).presignedFor(Duration.ofMinutes(5)).start();
  private final OkHttpClient http = new OkHttpClient.Builder().followRedirects(false).build();
  private String url;

  @BeforeEach
  void redirect() throws IOException {
    fake.addRegistry("acme", "tools", "files");
    fake.addPackage("acme", "tools", "tool-1.0.0+b.1.zip", "peel and eat".getBytes(UTF_8));
    Request request =
        new Request.Builder()
            .url(fake.packagesUrl() + "acme/tools/files/tool-1.0.0%2Bb.1.zip")
            .header("Authorization", "Bearer " + fake.token())
            .build();
    try (Response response = http.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(302);
      url = Objects.requireNonNull(response.header("Location"));
    }
  }

  @AfterEach
  void close() {
    http.connectionPool().evictAll();
    fake.close();
  }

  private Response get(String target, String... headers) throws IOException {
    Request.Builder request = new Request.Builder().url(target);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.newCall(request.build()).execute();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-, bytes 0-11/12, peel and eat",
    "bytes=5-, bytes 5-11/12, and eat",
    "bytes=0-0, bytes 0-0/12, p",
    "bytes=9-99, bytes 9-11/12, eat"
  })
  void rangeIsAPart(String range, String contentRange, String content) throws IOException {
    try (Response response = get(url, "Range", range)) {
      assertThat(response.code()).isEqualTo(206);
      assertThat(response.header("Content-Range")).isEqualTo(contentRange);
      assertThat(response.header("ETag")).matches("\"[0-9a-f]{32}\"");
      assertThat(response.body().string()).isEqualTo(content);
    }
  }

  @Test
  void withoutOneRangeTheFileIsWhole() throws IOException {
    for (String range : new String[] {"items=0-1", "bytes=0-1,3-4", "bytes=-3"}) {
      try (Response response = get(url, "Range", range)) {
        assertThat(response.code()).isEqualTo(200);
        assertThat(response.body().string()).isEqualTo("peel and eat");
      }
    }
  }

  @Test
  void rangeAfterTheEndIsNotSatisfiable() throws IOException {
    try (Response response = get(url, "Range", "bytes=12-")) {
      assertThat(response.code()).isEqualTo(416);
      assertThat(response.body().string()).contains("<Code>InvalidRange</Code>");
    }
  }

  @Test
  void signatureIsNeededAndExpires() throws IOException {
    String other = url.replaceFirst("X-Amz-Signature=.", "X-Amz-Signature=x");
    for (String unsigned : new String[] {url.substring(0, url.indexOf('?')), other}) {
      try (Response response = get(unsigned)) {
        assertThat(response.code()).isEqualTo(403);
        assertThat(response.body().string()).contains("<Code>AccessDenied</Code>");
      }
    }
    clock.advance(Duration.ofMinutes(5));
    try (Response response = get(url)) {
      assertThat(response.code()).isEqualTo(403);
      assertThat(response.body().string()).contains("Request has expired");
    }
  }

  @Test
  void tokenIsRefusedAndReported() throws IOException {
    try (Response response = get(url, "Authorization", "Bearer " + fake.token())) {
      assertThat(response.code()).isEqualTo(400);
      assertThat(response.body().string()).contains("Only one auth mechanism allowed");
    }
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(fake::verify)
        .withMessageContaining("a credential went to another host");
  }
}
