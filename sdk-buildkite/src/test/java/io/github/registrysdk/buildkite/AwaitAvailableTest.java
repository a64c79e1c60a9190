package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.RegistryPackage;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.DownloadException;
import io.github.registrysdk.core.DownloadException.Reason;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwaitAvailableTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualClock clock = ManualClock.create();
  private final FakeBuildkite fake = FakeBuildkite.builder().clock(clock).start();
  private final BuildkiteClient client =
      clock.configure(Clients.builder(fake)).retryPolicy(RetryPolicy.none()).build();
  private RegistryPackage published;

  @BeforeEach
  void publish() {
    fake.addRegistry("acme", "tools", "files");
    published = packages().publish(Upload.bytes("tool-1.0.0.tar.gz", "peel".getBytes(UTF_8)));
  }

  @AfterEach
  void close() {
    client.close();
    fake.close();
  }

  private RegistryPackageService packages() {
    return client.organization("acme").registry("tools", Ecosystem.FILES).packages();
  }

  private int requests() {
    return fake.calls(BuildkiteOperation.PULL_PACKAGE).size();
  }

  @Test
  void firstByteIsRequestedOfWhatIsThere() {
    packages().awaitAvailable(published, MINUTE);

    assertThat(requests()).isEqualTo(1);
    assertThat(fake.calls(BuildkiteOperation.DOWNLOAD_FROM_STORAGE))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.header("Range")).contains("bytes=0-0");
              assertThat(call.header("Authorization")).isEmpty();
            });
    assertThat(clock.sleeps()).isEmpty();
  }

  @Test
  void fileThatAppearsLaterIsWaitedFor() {
    fake.faults().on(BuildkiteOperation.PULL_PACKAGE).times(4, Fault.status(404));
    fake.faults()
        .on(BuildkiteOperation.DOWNLOAD_FROM_STORAGE)
        .once(Fault.status(403))
        .on(BuildkiteOperation.DOWNLOAD_FROM_STORAGE)
        .once(Fault.status(503));

    packages().awaitAvailable(published, Duration.ofMinutes(5));

    assertThat(clock.sleeps())
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
    assertThat(requests()).isEqualTo(7);
  }

  @Test
  void giveUpSaysWhy() {
    fake.faults().on(BuildkiteOperation.PULL_PACKAGE).always(Fault.status(404));

    assertThatExceptionOfType(DownloadException.class)
        .isThrownBy(() -> packages().awaitAvailable(published, MINUTE))
        .withMessageContaining("tool-1.0.0.tar.gz did not become available within 60 s")
        .withMessageContaining("the last of 9 tries")
        .withMessageContaining("404")
        .withCauseInstanceOf(NotFoundException.class)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_AVAILABLE));
    assertThat(requests()).isEqualTo(9);
    assertThat(clock.sleeps().stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(MINUTE);
  }

  private static Fault refusal(int status, int seconds) {
    return Fault.status(status, Map.of("Retry-After", String.valueOf(seconds)), "{}");
  }

  @ParameterizedTest
  @CsvSource({
    "PULL_PACKAGE, 429",
    "PULL_PACKAGE, 503",
    "DOWNLOAD_FROM_STORAGE, 429",
    "DOWNLOAD_FROM_STORAGE, 503"
  })
  void serverThatAsksToWaitIsAskedAgainAfterThatTime(BuildkiteOperation operation, int status) {
    fake.faults().on(operation).once(refusal(status, 200));

    packages().awaitAvailable(published, Duration.ofMinutes(5));

    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(200));
    assertThat(requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void waitThatDoesNotFitIntoTheTimeIsReportedAtOnce(int status) {
    fake.faults().on(BuildkiteOperation.PULL_PACKAGE).always(refusal(status, 60));

    assertThatExceptionOfType(DownloadException.class)
        .isThrownBy(() -> packages().awaitAvailable(published, MINUTE))
        .withMessageContaining("within 60 s, and the server asks to wait for longer")
        .withMessageContaining("returned " + status)
        .withMessageContaining("retry at 2026-01-01T00:01:00Z")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_AVAILABLE));
    assertThat(requests()).isEqualTo(1);
    assertThat(clock.sleeps()).isEmpty();
  }

  @Test
  void sleepThatTakesTooLongEndsLikeATimeThatIsOver() {
    fake.faults().on(BuildkiteOperation.PULL_PACKAGE).always(Fault.status(404));
    BuildkiteClient.Builder builder =
        clock.configure(Clients.builder(fake)).retryPolicy(RetryPolicy.none());
    try (BuildkiteClient sleepy =
        TestSeams.sleeper(builder, time -> clock.advance(time.plus(MINUTE))).build()) {
      assertThatExceptionOfType(DownloadException.class)
          .isThrownBy(
              () ->
                  sleepy
                      .organization("acme")
                      .registry("tools", Ecosystem.FILES)
                      .packages()
                      .awaitAvailable(published, MINUTE))
          .withCauseInstanceOf(NotFoundException.class)
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_AVAILABLE));
    }
  }

  @Test
  void rateLimitOfAnotherCallIsWaitedFor() {
    fake.faults().on(BuildkiteOperation.LIST_REGISTRIES).once(refusal(429, 119));
    assertThatExceptionOfType(RateLimitedException.class)
        .isThrownBy(() -> client.organization("acme").registries().list().stream().toList());

    packages().awaitAvailable(published, Duration.ofMinutes(2));

    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(119));
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void whatTimeDoesNotChangeIsThrownAtOnce() {
    fake.faults().on(BuildkiteOperation.PULL_PACKAGE).always(Fault.status(403));

    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> packages().awaitAvailable(published, MINUTE))
        .withMessageContaining("read_packages");
    assertThat(requests()).isEqualTo(1);
    assertThat(clock.sleeps()).isEmpty();
  }

  @Test
  void interruptEndsTheWait() {
    fake.faults().on(BuildkiteOperation.PULL_PACKAGE).always(Fault.status(404));

    var future =
        client.async(
            () -> {
              Thread.currentThread().interrupt();
              packages().awaitAvailable(published, MINUTE);
              return true;
            });

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(future::join)
        .withCauseInstanceOf(CallInterruptedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "P30D"})
  void timeIsChecked(String time) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> packages().awaitAvailable(published, Duration.parse(time)))
        .withMessageContaining("atMost");
    assertThat(requests()).isZero();
  }
}
