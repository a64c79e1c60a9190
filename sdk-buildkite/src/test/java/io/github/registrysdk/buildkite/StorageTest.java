package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.BadRequestException;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.toolkit.LoopbackHost;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeRegistryPackage;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testing.RecordedCall;
import io.github.registrysdk.testsupport.Fixture;
import io.github.registrysdk.testsupport.wire.Certificates;
import io.github.registrysdk.testsupport.wire.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {
  private static final byte[] PEEL = "peel".getBytes(UTF_8);
  private static final Fault EXPIRED =
      storageError(403, "AccessDenied", "Invalid according to Policy: Policy expired.");

  private final ManualClock clock = ManualClock.create();

  @AutoClose
  private final FakeBuildkite fake =
      FakeBuildkite.builder().clock(clock).presignedFor(Duration.ofMinutes(5)).start();

  @AutoClose private final BuildkiteClient client = Clients.of(fake, clock);
  private final Upload upload = Upload.bytes("a b.deb", PEEL);

  @BeforeEach
  void addRegistry() {
    fake.addRegistry("acme", "debs", "debian");
  }

  @Test
  void storageHearsNothingOfTheCredentialsNorOfTheCallersHeaders() {
    CallOptions options =
        CallOptions.builder().header("X-Tenant", "t-1").query("trace", "on").build();

    client
        .withOptions(options)
        .organization("acme")
        .registry("debs")
        .packages()
        .publish(upload, PublishVia.STORAGE);

    RecordedCall stored = fake.calls(BuildkiteOperation.STORE_UPLOAD).get(0);
    assertThat(stored.headers())
        .doesNotContainKeys("Authorization", "X-Tenant", "Cookie", "Accept");
    assertThat(stored.query()).isEmpty();
    assertThat(stored.header("Content-Length")).contains(String.valueOf(stored.bodySize()));
    assertThat(stored.bodyText()).doesNotContain(fake.token());
    assertThat(fake.calls(BuildkiteOperation.PRESIGN_UPLOAD).get(0).header("X-Tenant"))
        .contains("t-1");
  }

  private static Fault storageError(int status, String code, String message) {
    return Fault.status(
        status,
        Map.of(
            "x-amz-request-id",
            "4442587FB7D0A2F9",
            "x-amz-id-2",
            "id2",
            "x-amz-other",
            "other",
            "Content-Type",
            "application/xml"),
        "<?xml version=\"1.0\"?>\n<Error><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error>");
  }

  @Test
  void anExpiredFormIsReplacedOnce() {
    fake.faults().on(BuildkiteOperation.STORE_UPLOAD).once(EXPIRED);
    publish();
    assertCalls(2, 2, 1);
    assertThat(held()).hasSize(1);
  }

  @Test
  void aFormThatExpiresAgainIsNotReplaced() {
    fake.faults().on(BuildkiteOperation.STORE_UPLOAD).always(EXPIRED);
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(this::publish)
        .withMessageContaining(
            "returned 403: AccessDenied: Invalid according to Policy: Policy expired.")
        .withMessageContaining("request id 4442587FB7D0A2F9")
        .satisfies(
            e -> {
              assertThat(e.error().code()).isEqualTo("AccessDenied");
              assertThat(e.requestId()).contains("4442587FB7D0A2F9");
              assertThat(e.responseHeader("x-amz-id-2")).contains("id2");
              assertThat(e.responseHeader("x-amz-other")).isEmpty();
            });
    assertCalls(2, 2, 0);
  }

  @Test
  void aStreamThatWasReadIsNotSentToAnotherForm() {
    fake.faults().on(BuildkiteOperation.STORE_UPLOAD).once(EXPIRED);
    Upload once = Upload.stream("a.deb", PEEL.length, new ByteArrayInputStream(PEEL));
    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> packages().publish(once, PublishVia.STORAGE));
    assertCalls(1, 1, 0);
  }

  @Test
  void otherErrorsOfStorageAreNamedWithTheirCode() {
    fake.faults()
        .on(BuildkiteOperation.STORE_UPLOAD)
        .once(
            storageError(
                400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size"));
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(this::publish)
        .withMessageContaining("EntityTooLarge: Your proposed upload exceeds the maximum")
        .withMessageContaining("request id 4442587FB7D0A2F9")
        .satisfies(e -> assertThat(e.error().code()).isEqualTo("EntityTooLarge"));
    assertCalls(1, 1, 0);
  }

  @Test
  void finalizeIsNeverRetried() {
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).once(Fault.dropAfterEffect());

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(this::publish)
        .withMessageStartingWith("could not publish an uploaded package: POST ")
        .satisfies(e -> assertThat(e.recoveryHint()).contains("digests"));

    assertCalls(1, 1, 1);
    assertThat(held()).hasSize(1);
    // The responses of the storage, which came after, did not replace Buildkite's limits.
    assertThat(client.rateLimits()).extracting(RateLimit::scope).contains("rest", "rest_user");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://storage.googleapis.com/bucket/",
        "https://bucket.storage.googleapis.com/",
        "https://amazonaws.com/",
        "https://bucket.s3.eu-west-1.amazonaws.com/"
      })
  void storageOfAmazonAndGoogleIsTrusted(String storage) {
    assertThat(refusalOf(storage)).isNull();
  }

  @Test
  void hostThatTheCallerTrustsIsTrustedWithAllBelowIt() {
    assertThat(refusalOf("https://bucket.Storage.invalid/")).isNull();
    assertThat(refusalOf("https://storage.invalid/")).isNull();
    assertThat(refusalOf("https://bucket.s3.amazonaws.com.invalid/"))
        .hasMessageContaining(
            "https://bucket.s3.amazonaws.com.invalid for the upload, which is not trusted; if you"
                + " trust it, add storageHost(\"bucket.s3.amazonaws.com.invalid\") to the client's"
                + " builder; nothing was uploaded");
    assertThat(refusalOf("http://storage.invalid/"))
        .hasMessageNotContaining("storageHost")
        .hasMessageContaining("nothing was uploaded");
  }

  /** Null if the URL was trusted: its host is then looked up, and never found. */
  private static UploadException refusalOf(String storage) {
    try (ScriptedBuildkite buildkite = new ScriptedBuildkite();
        BuildkiteClient trusting =
            BuildkiteClient.builder()
                .token(Secret.of("bkua_0123"))
                .baseUrl(buildkite.url())
                .httpClient(new OkHttpClient.Builder().dns(StorageTest::onlyLoopback).build())
                .storageHost("storage.INVALID")
                .retryPolicy(RetryPolicy.none())
                .build()) {
      buildkite.responding(
          new MockResponse.Builder()
              .body(Fixture.read("buildkite/upload-slot.json").replace("STORAGE", storage))
              .build());
      trusting
          .organization("acme")
          .registry("debs")
          .packages()
          .publish(Upload.bytes("a.deb", PEEL), PublishVia.STORAGE);
      throw new AssertionError("there is no such host");
    } catch (UploadException e) {
      assertThat(e.reason()).isEqualTo(UploadException.Reason.FOREIGN_STORAGE);
      return e;
    } catch (TransportException e) {
      assertThat(e.effect()).isEqualTo(Effect.NONE);
      return null;
    }
  }

  private static List<InetAddress> onlyLoopback(String host) throws UnknownHostException {
    if (!LoopbackHost.is(host)) {
      throw new UnknownHostException(host);
    }
    return Dns.SYSTEM.lookup(host);
  }

  private RegistryPackageService packages() {
    return client.organization("acme").registry("debs").packages();
  }

  private void publish() {
    packages().publish(upload, PublishVia.STORAGE);
  }

  private List<FakeRegistryPackage> held() {
    return fake.organization("acme").registry("debs").packages();
  }

  private void assertCalls(int presigns, int stores, int finalizes) {
    assertThat(fake.calls(BuildkiteOperation.PRESIGN_UPLOAD)).hasSize(presigns);
    assertThat(fake.calls(BuildkiteOperation.STORE_UPLOAD)).hasSize(stores);
    assertThat(fake.calls(BuildkiteOperation.PUBLISH_PACKAGE)).hasSize(finalizes);
    assertThat(held()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void failureBeforeThePackageIsCreatedHasNoEffect() {
    for (BuildkiteOperation failing :
        List.of(BuildkiteOperation.PRESIGN_UPLOAD, BuildkiteOperation.STORE_UPLOAD)) {
      fake.faults().on(failing).always(Fault.status(503));
      assertThatExceptionOfType(ServerException.class)
          .isThrownBy(this::publish)
          .withMessageNotContaining("done")
          .satisfies(
              e -> {
                assertThat(e.attempts()).isEqualTo(4);
                assertThat(e.effect()).isEqualTo(Effect.NONE);
              });
      fake.faults().clear();
    }
    assertThat(held()).isEmpty();
  }

  /**
   * Every host is this machine: nothing listens there, or a server whose certificate is its own.
   */
  @ParameterizedTest
  @CsvSource({"unknown, DNS", "closed, CONNECT", "untrusted, TLS"})
  void storageThatCannotBeReachedHasNoEffect(String trouble, TransportException.Reason reason)
      throws IOException {
    RawServer untrusted = RawServer.start(Certificates.selfSigned());
    Dns dns =
        host ->
            LoopbackHost.is(host) || !trouble.equals("unknown")
                ? List.of(InetAddress.getLoopbackAddress())
                : Dns.SYSTEM.lookup("storage.invalid");
    if (trouble.equals("closed")) {
      untrusted.close();
    }
    try (untrusted;
        ScriptedBuildkite buildkite = new ScriptedBuildkite();
        BuildkiteClient reaching =
            clock
                .configure(BuildkiteClient.builder())
                .token(Secret.of("bkua_0123"))
                .baseUrl(buildkite.url())
                .httpClient(new OkHttpClient.Builder().dns(dns).build())
                .build()) {
      buildkite.responding(
          new MockResponse.Builder()
              .body(
                  Fixture.read("buildkite/upload-slot.json")
                      .replace("STORAGE", "https://b.s3.amazonaws.com:" + untrusted.port() + "/"))
              .build());
      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(
              () ->
                  reaching
                      .organization("acme")
                      .registry("debs")
                      .packages()
                      .publish(upload, PublishVia.STORAGE))
          .withMessageNotContaining("done")
          .satisfies(
              e -> {
                assertThat(e.reason()).isEqualTo(reason);
                assertThat(e.effect()).isEqualTo(Effect.NONE);
              });
      assertThat(untrusted.requests()).isEmpty();
    }
  }

  /** In real time: each of the three requests alone would have had enough. */
  @Test
  void timeoutIsThatOfAllThreeRequestsTogether() {
    fake.faults().on(BuildkiteOperation.PRESIGN_UPLOAD).once(Fault.delay(Duration.ofMillis(500)));
    fake.faults().on(BuildkiteOperation.STORE_UPLOAD).once(Fault.delay(Duration.ofMillis(500)));
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).always(Fault.stall());
    long started = System.nanoTime();
    try (BuildkiteClient real =
        BuildkiteClient.builder()
            .baseUrl(fake.baseUrl())
            .token(Secret.of(fake.token()))
            .callTimeout(Duration.ofMillis(1500))
            .build()) {
      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(
              () ->
                  real.organization("acme")
                      .registry("debs")
                      .packages()
                      .publish(upload, PublishVia.STORAGE))
          .satisfies(e -> assertThat(e.elapsed()).isLessThan(Duration.ofSeconds(1)));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(2400));
    assertCalls(1, 1, 1);
  }
}
