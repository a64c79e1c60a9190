package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.buildkite.model.PublishResult.Status;
import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.SpooledUpload;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.core.VersionConflictException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.FakeRegistryPackage;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishIfAbsentTest {
  private static final String TOOL = "tool-1.0.0.tar.gz";
  private static final String DEB = "tool_1.0_amd64.deb";
  private static final byte[] CONTENT = "peel".getBytes(UTF_8);
  private static final String SHA256 =
      "099ae4672fc8922e18dc0a75b1ff155f414ef140cbe583c86e8440de05542029";

  @RegisterExtension static final FakeBuildkiteExtension FAKES = new FakeBuildkiteExtension();

  @TempDir Path folder;

  private final ManualClock clock = ManualClock.create();
  private FakeBuildkite fake;
  private BuildkiteClient client;

  @BeforeEach
  void open() {
    fake = FAKES.fake();
    fake.addRegistry("acme", "files", "files");
    fake.addRegistry("acme", "debian", "debian");
    client = Clients.of(fake, clock);
  }

  @AfterEach
  void close() {
    client.close();
  }

  private RegistryPackageService packages(String ecosystem) {
    return packages(client, ecosystem);
  }

  private static RegistryPackageService packages(BuildkiteClient client, String ecosystem) {
    return client.organization("acme").registry(ecosystem, new Ecosystem(ecosystem)).packages();
  }

  private List<FakeRegistryPackage> held(String registry) {
    return fake.organization("acme").registry(registry).packages();
  }

  @ParameterizedTest
  @CsvSource({"files, " + TOOL, "debian, " + DEB})
  void secondPublicationOfTheSameFileSendsNoFile(String ecosystem, String name) {
    PublishResult first = packages(ecosystem).publishIfAbsent(Upload.bytes(name, CONTENT));
    PublishResult second = packages(ecosystem).publishIfAbsent(Upload.bytes(name, CONTENT));

    FakeRegistryPackage only = held(ecosystem).get(0);
    assertThat(first)
        .isEqualTo(
            new PublishResult(
                name, Status.PUBLISHED, only.id(), only.digests().get("sha256"), null));
    assertThat(second)
        .isEqualTo(
            new PublishResult(
                name, Status.ALREADY_PRESENT, only.id(), only.digests().get("sha256"), null));
    assertThat(held(ecosystem)).hasSize(1);
    assertThat(fake.calls(BuildkiteOperation.PUBLISH_PACKAGE)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"files, " + TOOL + ", 0", "debian, " + DEB + ", 1"})
  void sameVersionWithOtherContentIsAVersionConflict(
      String ecosystem, String name, int publications) {
    fake.addPackage("acme", ecosystem, name, "other".getBytes(UTF_8));

    assertThatExceptionOfType(VersionConflictException.class)
        .isThrownBy(() -> packages(ecosystem).publishIfAbsent(Upload.bytes(name, CONTENT)))
        .satisfies(
            e -> {
              assertThat(e.effect()).isEqualTo(Effect.NONE);
              assertThat(e.reason()).isEqualTo(UploadException.Reason.VERSION_CONFLICT);
              assertThat(e).hasMessageContaining(name).hasMessageContaining("another version");
            });
    assertThat(fake.calls(BuildkiteOperation.PUBLISH_PACKAGE)).hasSize(publications);
  }

  @Test
  void sameContentUnderAnotherFileNameIsAnotherFile() {
    packages("files").publishIfAbsent(Upload.bytes(TOOL, CONTENT));

    PublishResult next = packages("files").publishIfAbsent(Upload.bytes("tool-1.0.1.txt", CONTENT));

    assertThat(next.status()).isEqualTo(Status.PUBLISHED);
    assertThat(held("files")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"files, " + TOOL, "debian, " + DEB})
  void lostResponseIsResolvedByReading(String ecosystem, String name) {
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).once(Fault.dropAfterEffect());

    PublishResult result = packages(ecosystem).publishIfAbsent(Upload.bytes(name, CONTENT));

    assertThat(result.status()).isEqualTo(Status.PUBLISHED);
    assertThat(result.packageId()).isEqualTo(held(ecosystem).get(0).id());
    assertThat(fake.calls(BuildkiteOperation.PUBLISH_PACKAGE)).hasSize(1);
  }

  @Test
  void otherContentThatIsFoundAfterALostResponseDoesNotHideThatOutcome() {
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).once(Fault.dropBeforeEffect());
    Upload upload =
        Upload.from(
            TOOL,
            CONTENT.length,
            () -> {
              // The second time it is opened, it is sent.
              if (!fake.calls(BuildkiteOperation.LIST_PACKAGES).isEmpty()) {
                fake.addPackage("acme", "files", TOOL, "other".getBytes(UTF_8));
              }
              return new ByteArrayInputStream(CONTENT);
            });

    assertThatExceptionOfType(VersionConflictException.class)
        .isThrownBy(() -> packages("files").publishIfAbsent(upload))
        .satisfies(
            e -> {
              assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
              assertThat(e).hasMessageContaining("it may have been done");
            })
        .withCauseInstanceOf(OutcomeUnknownException.class);
    assertThat(fake.calls(BuildkiteOperation.PUBLISH_PACKAGE)).hasSize(1);
  }

  @Test
  void requestThatMayStillArriveIsNotSentAgain() {
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).once(Fault.dropBeforeEffect());

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> packages("files").publishIfAbsent(Upload.bytes(TOOL, CONTENT)));

    assertThat(fake.calls(BuildkiteOperation.PUBLISH_PACKAGE)).hasSize(1);
    assertThat(fake.calls(BuildkiteOperation.LIST_PACKAGES)).hasSize(3);
    assertThat(clock.sleeps()).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void fileThatAnotherProcessPublishedMeanwhileIsAlreadyPresent() {
    Upload upload =
        Upload.from(
            DEB,
            CONTENT.length,
            () -> {
              // It is opened twice: first for the checksum, and then, after the list, to be sent.
              if (!fake.calls(BuildkiteOperation.LIST_PACKAGES).isEmpty()) {
                fake.addPackage("acme", "debian", DEB, CONTENT);
              }
              return new ByteArrayInputStream(CONTENT);
            });

    PublishResult result = packages("debian").publishIfAbsent(upload);

    assertThat(result.status()).isEqualTo(Status.ALREADY_PRESENT);
    assertThat(held("debian")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Job.class)
  void contentThatChangesAfterItWasReadIsNoticed(Job job) {
    AtomicInteger opened = new AtomicInteger();
    Upload changing =
        Upload.from(
            TOOL,
            CONTENT.length,
            () ->
                new ByteArrayInputStream(
                    opened.incrementAndGet() == 1 ? CONTENT : "pool".getBytes(UTF_8)));

    assertThatExceptionOfType(UploadException.class)
        .isThrownBy(() -> job.of(packages("files"), changing))
        .satisfies(
            e -> {
              assertThat(e.reason()).isEqualTo(UploadException.Reason.DIGEST_MISMATCH);
              assertThat(e.effect()).isEqualTo(Effect.DONE);
              assertThat(e)
                  .hasMessageContaining(TOOL + " was read before its upload with SHA-256 " + SHA256)
                  .hasMessageContaining(held("files").get(0).id());
            });
    assertThat(opened.get()).isEqualTo(2);
  }

  enum Job {
    PUBLISH_IF_ABSENT,
    PUBLISH_ALL;

    void of(RegistryPackageService packages, Upload upload) {
      if (this == PUBLISH_IF_ABSENT) {
        packages.publishIfAbsent(upload);
      } else {
        throw Objects.requireNonNull(
            packages.publishAll(List.of(upload), PublishOptions.defaults()).get(0).failure());
      }
    }
  }

  @Test
  void failureWithoutEffectIsThrownAsItIs() {
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).once(Fault.status(422));

    assertThatExceptionOfType(io.github.registrysdk.core.ValidationException.class)
        .isThrownBy(() -> packages("files").publishIfAbsent(Upload.bytes(TOOL, CONTENT)));

    assertThat(fake.calls(BuildkiteOperation.LIST_PACKAGES)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tool.tar.gz", "tool-1.0.tar.gz", "tool-1.0.0", "x-1.0-1-x86_64.pkg.tar.zst"})
  void fileNameIsCheckedBeforeAnythingIsSent(String name) {
    Upload upload = Upload.bytes(name, CONTENT);

    RegistryPackageService files = packages("files");
    List<ThrowingCallable> methods =
        List.of(
            () -> files.publish(upload),
            () -> files.publish(upload, PublishVia.STORAGE),
            () -> files.publishForDistribution(upload, "any/any"),
            () -> files.publishIfAbsent(upload),
            () -> files.replace(upload),
            () -> {
              try (SpooledUpload spooled =
                  SpooledUpload.of(name, new ByteArrayInputStream(CONTENT), folder, 100)) {
                files.publish(spooled.upload());
              }
            });

    for (ThrowingCallable method : methods) {
      assertThatIllegalArgumentException()
          .isThrownBy(method)
          .withMessageContaining("{BASENAME}-{SEMVER}.{EXT}");
    }
    for (PublishResult result :
        List.of(
            files.publishAll(List.of(upload), PublishOptions.defaults()).get(0),
            files.planAll(List.of(upload), PublishOptions.defaults()).get(0))) {
      assertThat(result.failure()).hasMessageContaining("{BASENAME}-{SEMVER}.{EXT}");
    }
    assertThat(fake.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tool-1.0.0.tar.gz",
        "my-tool-0.1.0-rc.1+build.5.tar.gz",
        "x-1.0.0-1.x86_64.pkg.tar.zst",
        "tool-3.0.0.bin.sha256"
      })
  void validFileNamesArePublished(String name) {
    assertThat(packages("files").publishIfAbsent(Upload.bytes(name, CONTENT)).status())
        .isEqualTo(Status.PUBLISHED);
    assertThat(packages("files").publishIfAbsent(Upload.bytes(name, CONTENT)).status())
        .isEqualTo(Status.ALREADY_PRESENT);
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    Upload once = Upload.stream(TOOL, 4, new ByteArrayInputStream(CONTENT));
    RegistryPackageService unknown = client.organization("acme").registry("files").packages();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> packages("files").publishIfAbsent(once))
        .withMessageContaining("only once");
    assertThatIllegalStateException()
        .isThrownBy(() -> unknown.publishIfAbsent(Upload.bytes(TOOL, CONTENT)))
        .withMessageContaining("registry(slug, ecosystem)");
    assertThat(fake.calls()).isEmpty();
  }

  @Test
  void unreadableFileIsReportedBeforeAnythingIsSent() {
    Upload broken =
        Upload.from(
            TOOL,
            4,
            () -> {
              throw new IOException("not today");
            });
    Upload shorter = Upload.from(TOOL, 5, () -> new ByteArrayInputStream(CONTENT));

    assertThatExceptionOfType(UploadException.class)
        .isThrownBy(() -> packages("files").publishIfAbsent(broken))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(UploadException.Reason.UNREADABLE));
    assertThatExceptionOfType(UploadException.class)
        .isThrownBy(() -> packages("files").publishIfAbsent(shorter))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(UploadException.Reason.CHANGED));
    assertThat(fake.calls()).isEmpty();
  }

  @Test
  void cancellationEndsTheReadOfTheFile() throws InterruptedException {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Upload blocked =
        Upload.from(
            TOOL,
            4,
            () -> {
              reading.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                ended.countDown();
              }
              return new ByteArrayInputStream(CONTENT);
            });

    var future = client.async(() -> packages("files").publishIfAbsent(blocked));
    assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
    future.cancel(true);

    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(fake.calls()).isEmpty();
  }

  /** Reading it takes minutes. */
  private Upload large() throws IOException {
    Path file = folder.resolve(TOOL);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 36);
    }
    return Upload.file(file);
  }

  @Test
  @Timeout(30)
  void timeoutEndsTheReadOfALargeFile() throws IOException {
    client.close();
    client = Clients.builder(fake).build();
    CallOptions brief = CallOptions.builder().timeout(Duration.ofMillis(50)).build();
    Upload large = large();

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> packages(client.withOptions(brief), "files").publishIfAbsent(large))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(TransportException.Reason.TIMEOUT));
    assertThat(fake.calls()).isEmpty();
  }

  @Test
  @Timeout(30)
  void closedClientDoesNotReadALargeFile() throws IOException {
    client.close();
    Upload large = large();

    assertThatExceptionOfType(CallCancelledException.class)
        .isThrownBy(() -> packages("files").publishIfAbsent(large));
  }

  @Test
  void interruptedReadIsAnInterruptedCall() {
    Upload interrupting =
        Upload.from(
            TOOL,
            4,
            () -> {
              throw new IOException("never read");
            });

    var future =
        client.async(
            () -> {
              Thread.currentThread().interrupt();
              return packages("files").publishIfAbsent(interrupting);
            });

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(future::join)
        .withCauseInstanceOf(CallInterruptedException.class);
  }

  @ParameterizedTest
  @CsvSource({"files, " + TOOL, "debian, " + DEB})
  void everyInterruptionEndsLikeAnUndisturbedRun(String ecosystem, String name) {
    Converge converge = new Converge();
    converge.run(
        fake -> fake.addRegistry("acme", "r", ecosystem),
        client ->
            client
                .organization("acme")
                .registry("r", new Ecosystem(ecosystem))
                .packages()
                .publishIfAbsent(Upload.bytes(name, CONTENT)),
        fake ->
            fake.organization("acme").registry("r").packages().stream()
                .map(held -> held.fileName() + held.digests())
                .toList());
    converge.report("publishIfAbsent to " + ecosystem);
  }
}
