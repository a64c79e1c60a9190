package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.core.DownloadException;
import io.github.registrysdk.core.DownloadException.Reason;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.testing.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadWireTest {
  /** The SHA-256 of {@code peel and eat}. */
  private static final String SHA256 =
      "0b3aa3da4f4fe35d665cab73b9b9e30926d881630e1eef71068b38a1f13b5c52";

  private static final PackageSummary TOOL =
      new PackageSummary(
          "p1", null, null, "tool", null, "1.0.0", "zip", Map.of("sha256", SHA256), null);

  private static final String PATH = "/acme/gems/files/tool-1.0.0.zip";

  private final ScriptedBuildkite buildkite = new ScriptedBuildkite();

  @TempDir Path folder;

  @AfterEach
  void close() {
    buildkite.close();
  }

  private RegistryPackageService packages() {
    return buildkite.acme().registry("gems", Ecosystem.FILES).packages();
  }

  private void download() {
    packages().download(TOOL, folder.resolve("tool"));
  }

  private String storage() {
    return buildkite.url().replace("localhost", "127.0.0.1")
        + "bucket/k?X-Amz-Signature=c2lnbmF0dXJl";
  }

  private ScriptedBuildkite redirecting(int status, String location) {
    return buildkite.responding(
        new MockResponse.Builder().code(status).setHeader("Location", location).build());
  }

  private static MockResponse file(int status, String body, String... headers) {
    MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
    for (int i = 0; i < headers.length; i += 2) {
      response.setHeader(headers[i], headers[i + 1]);
    }
    return response.build();
  }

  private void assertDownloaded() {
    assertThat(folder.resolve("tool")).hasContent("peel and eat");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectIsFollowedWithoutTheToken(int status) {
    redirecting(status, storage()).responding(file(200, "peel and eat"));

    download();

    assertDownloaded();
    RecordedRequest first = buildkite.request();
    assertThat(first.getTarget()).isEqualTo(PATH);
    assertThat(first.getHeaders().get("Authorization"))
        .isEqualTo("Bearer " + ScriptedBuildkite.TOKEN);
    assertThat(first.getHeaders().get("Accept")).isEqualTo("*/*");
    RecordedRequest second = buildkite.request();
    assertThat(second.getTarget()).isEqualTo("/bucket/k?X-Amz-Signature=c2lnbmF0dXJl");
    assertThat(second.getHeaders().names())
        .containsExactlyInAnyOrder("Accept", "Accept-Encoding", "Connection", "Host", "User-Agent");
  }

  @Test
  void fileWithoutARedirectIsTakenToo() {
    buildkite.responding(file(200, "peel and eat"));

    download();

    assertDownloaded();
  }

  @Test
  void redirectOfStorageIsFollowed() {
    redirecting(302, storage());
    redirecting(307, buildkite.url() + "other").responding(file(200, "peel and eat"));

    download();

    assertDownloaded();
    buildkite.request();
    buildkite.request();
    assertThat(buildkite.request().getHeaders().get("Authorization")).isNull();
  }

  @Test
  void hostThatIsInThePathOfTheRedirectBeforeIsNoSecret() {
    redirecting(302, storage().replace("bucket/k", "localhost-bucket/k"));
    redirecting(307, buildkite.url() + "other").responding(file(200, "peel and eat"));

    download();

    assertDownloaded();
  }

  @Test
  void endlessRedirectsEnd() {
    for (int i = 0; i < 2; i++) {
      redirecting(302, storage());
      redirecting(302, buildkite.url() + "bucket/k?X-Amz-Signature=c2lnbmF0dXJl");
    }

    assertForeign("more than 3 times");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://storage.example/k?X-Amz-Signature=c2lnbmF0dXJl",
        "https://evilamazonaws.com/k?X-Amz-Signature=c2lnbmF0dXJl",
        "http://bucket.s3.amazonaws.com/k?X-Amz-Signature=c2lnbmF0dXJl",
        "https://key:c2lnbmF0dXJl@bucket.s3.amazonaws.com/k",
        "https://bucket.s3.amazonaws.com/k?X-Amz-Signature=c2lnbmF0dXJl#c2lnbmF0dXJl"
      })
  void storageElsewhereGetsNothing(String location) {
    redirecting(302, location);

    assertForeign("nothing was requested there");
    assertThat(buildkite.requests()).isEqualTo(1);
  }

  /** Everybody can read what is looked up in the DNS. */
  @Test
  void storageWhoseHostContainsTheTokenIsNotLookedUp() {
    redirecting(302, "https://hunter2hunter2.s3.amazonaws.com/k");
    try (BuildkiteClient client =
        BuildkiteClient.builder()
            .token(Secret.of("hunter2hunter2"))
            .baseUrl(buildkite.url())
            .packagesUrl(URI.create(buildkite.url()))
            .build()) {
      RegistryPackageService packages =
          client.organization("acme").registry("gems", Ecosystem.FILES).packages();

      assertThatExceptionOfType(DownloadException.class)
          .isThrownBy(() -> packages.download(TOOL, folder.resolve("tool")))
          .withMessageContaining("https://[secret].s3.amazonaws.com")
          .withMessageNotContaining("hunter2hunter2")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.FOREIGN_STORAGE));
    }
  }

  @Test
  void hostThatCanBeTrustedIsNamedWithItsRemedy() {
    redirecting(302, "https://storage.acme.example/k?X-Amz-Signature=c2lnbmF0dXJl");

    assertForeign("add storageHost(\"storage.acme.example\")");
  }

  private void assertForeign(String says) {
    assertThatExceptionOfType(DownloadException.class)
        .isThrownBy(this::download)
        .satisfies(
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.FOREIGN_STORAGE);
              assertThat(e.effect()).isEqualTo(Effect.NONE);
              assertThat(e.getMessage())
                  .contains(says)
                  .doesNotContain("c2lnbmF0dXJl", "X-Amz")
                  .hasLineCount(1);
            });
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "ftp://bucket.s3.amazonaws.com/",
        "http://",
        "https://a%zz:c2lnbmF0dXJl@bucket.s3.amazonaws.com/k?X-Amz-Signature=c2lnbmF0dXJl"
      })
  void redirectThatLeadsNowhereIsRefused(String location) {
    redirecting(302, location);

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(this::download)
        .withMessageNotContaining("c2lnbmF0dXJl")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(ProtocolException.Reason.REDIRECT));
  }

  @Test
  void serverThatIgnoresTheRangeStartsAgain() throws IOException {
    Files.writeString(folder.resolve("tool.part"), "peel ");
    redirecting(302, storage()).responding(file(200, "peel and eat"));

    download();

    assertDownloaded();
    assertThat(buildkite.request().getHeaders().get("Range")).isEqualTo("bytes=5-");
    assertThat(buildkite.request().getHeaders().get("Range")).isEqualTo("bytes=5-");
  }

  @Test
  void requestedRangeIsAppended() throws IOException {
    Files.writeString(folder.resolve("tool.part"), "peel ");
    redirecting(302, storage()).responding(file(206, "and eat", "Content-Range", "bytes 5-11/12"));

    download();

    assertDownloaded();
  }

  /** Another part than the requested one, or one that does not say which it is. */
  @ParameterizedTest
  @CsvSource({"bytes 4-11/12", "bytes */12", "items 5-11/12", "''"})
  void anotherPartIsNotTaken(String range) throws IOException {
    Files.writeString(folder.resolve("tool.part"), "peel ");
    redirecting(302, storage()).responding(file(206, "and eat", "Content-Range", range));

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(this::download)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(ProtocolException.Reason.FRAMING));
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 203, 204, 207})
  void otherSuccessIsNoFile(int status) {
    redirecting(302, storage())
        .responding(
            status == 204
                ? new MockResponse.Builder().code(204).build()
                : file(status, "peel and eat"));

    assertThatExceptionOfType(SdkException.class)
        .isThrownBy(this::download)
        .withMessageContaining("not documented as a success");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void pageOfAGatewayIsAnotherFile() {
    redirecting(302, storage())
        .responding(file(200, "<!doctype html>", "Content-Type", "text/html"));

    assertThatExceptionOfType(DownloadException.class)
        .isThrownBy(this::download)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DIGEST_MISMATCH));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void fileOfUnknownLengthIsLimitedToo() {
    redirecting(302, storage())
        .responding(
            new MockResponse.Builder().code(200).chunkedBody("x".repeat(1000), 100).build());

    assertThatExceptionOfType(DownloadException.class)
        .isThrownBy(
            () ->
                packages()
                    .download(
                        TOOL, folder.resolve("tool"), DownloadOptions.defaults().maxBytes(999)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    assertThat(folder).isEmptyDirectory();
  }

  /** At 128 KiB a second, that takes more nanoseconds than a long can count. */
  @ParameterizedTest
  @ValueSource(strings = {"1300000000000000", "999999999999999999"})
  void announcedSizeBeyondAnyFileIsRefused(String length) {
    MockResponse huge = file(200, "peel", "Content-Length", length);
    buildkite.responding(huge).responding(huge).responding(huge);

    packages().awaitAvailable(TOOL, Duration.ofSeconds(5));
    assertThatExceptionOfType(DownloadException.class)
        .isThrownBy(this::download)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    try (BuildkiteClient hasty =
        BuildkiteClient.builder()
            .token(Secret.of(ScriptedBuildkite.TOKEN))
            .baseUrl(buildkite.url())
            .packagesUrl(URI.create(buildkite.url()))
            .readTimeout(Duration.ofMillis(200))
            .retryPolicy(RetryPolicy.none())
            .build()) {
      assertThatExceptionOfType(SdkException.class)
          .isThrownBy(
              () ->
                  hasty
                      .organization("acme")
                      .registry("gems", Ecosystem.FILES)
                      .packages()
                      .download(
                          TOOL,
                          folder.resolve("tool"),
                          DownloadOptions.defaults().maxBytes(Long.MAX_VALUE)));
    }
  }

  @Test
  void announcedSizeBeyondTheLimitAddsNoTime() {
    buildkite.responding(
        file(206, "peel", "Content-Range", "bytes 3-6/12", "Content-Length", "100000000000000"));
    for (int i = 0; i < 3; i++) {
      buildkite.responding(503, "{}", "Retry-After", "80");
    }

    try (BuildkiteClient patient =
        ManualClock.create()
            .configure(BuildkiteClient.builder())
            .token(Secret.of(ScriptedBuildkite.TOKEN))
            .baseUrl(buildkite.url())
            .packagesUrl(URI.create(buildkite.url()))
            .build()) {
      RegistryPackageService gems =
          patient.organization("acme").registry("gems", Ecosystem.FILES).packages();
      DownloadOptions small = DownloadOptions.defaults().maxBytes(1000);
      assertThatExceptionOfType(ServerException.class)
          .isThrownBy(() -> gems.download(TOOL, folder.resolve("tool"), small));
    }
    // The second wait does not fit into 120 seconds.
    assertThat(buildkite.requests()).isEqualTo(3);
  }

  @Test
  void endOfAFileOfUnknownLengthIsNotNoticed() {
    buildkite.responding(
        new MockResponse.Builder()
            .body("peel ")
            .removeHeader("Content-Length")
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
            .build());

    assertThatExceptionOfType(DownloadException.class)
        .isThrownBy(this::download)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DIGEST_MISMATCH));
    assertThat(folder).isEmptyDirectory();
  }
}
