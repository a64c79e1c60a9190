package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.buildkite.model.PublishResult.Status;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.core.VersionConflictException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishAllTest {
  @RegisterExtension static final FakeBuildkiteExtension FAKES = new FakeBuildkiteExtension();

  @TempDir Path folder;

  private FakeBuildkite fake;
  private BuildkiteClient client;

  @BeforeEach
  void open() {
    fake = FAKES.fake();
    fake.addRegistry("acme", "files", "files");
    client = Clients.of(fake);
  }

  @AfterEach
  void close() {
    client.close();
  }

  private RegistryPackageService packages() {
    return client.organization("acme").registry("files", Ecosystem.FILES).packages();
  }

  private int published() {
    return fake.organization("acme").registry("files").packages().size();
  }

  private static Upload upload(int number) {
    return Upload.bytes("tool-1.0." + number + ".bin", ("content " + number).getBytes(UTF_8));
  }

  private static List<Upload> uploads(int count) {
    return IntStream.range(0, count).mapToObj(PublishAllTest::upload).toList();
  }

  private void write(String name) throws IOException {
    Files.writeString(folder.resolve(name), name);
  }

  @Test
  void folderIsPublishedOnceHoweverOftenItIsCalled() throws IOException {
    for (String name : List.of("b-1.0.0.zip", "a-1.0.0.zip", ".hidden-1.0.0.zip", "a-1.0.0.txt")) {
      write(name);
    }
    Files.createDirectory(folder.resolve("sub-1.0.0.zip"));
    PublishOptions options = PublishOptions.defaults().matching("*.zip");

    List<PublishResult> first = packages().publishAll(folder, options);
    List<PublishResult> second = packages().publishAll(folder, options);

    assertThat(first)
        .extracting(PublishResult::fileName, PublishResult::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a-1.0.0.zip", Status.PUBLISHED),
            org.assertj.core.groups.Tuple.tuple("b-1.0.0.zip", Status.PUBLISHED));
    assertThat(second).extracting(PublishResult::status).containsOnly(Status.ALREADY_PRESENT);
    assertThat(second)
        .extracting(PublishResult::packageId)
        .isEqualTo(first.stream().map(PublishResult::packageId).toList());
    assertThat(fake.calls(BuildkiteOperation.PUBLISH_PACKAGE)).hasSize(2);
    assertThat(fake.calls(BuildkiteOperation.LIST_PACKAGES)).hasSize(2);
  }

  @Test
  void folderWithoutAMatchIsRefused() throws IOException {
    write("a-1.0.0.txt");

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> packages().publishAll(folder, PublishOptions.defaults().matching("*.deb")))
        .withMessageContaining("*.deb");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> packages().publishAll(folder.resolve("none"), PublishOptions.defaults()));
    assertThat(fake.calls()).isEmpty();
  }

  @Test
  void eachPatternMustMatchAFile() throws IOException {
    write("a-1.0.0.zip");
    write(".a-1.0.0.deb");
    PublishOptions options = PublishOptions.defaults().matching("*.zip", "*.deb", "*.rpm");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> packages().publishAll(folder, options))
        .withMessage(
            "nothing was published: the folder %s has no file that matches *.deb, and none that"
                + " matches *.rpm",
            folder);
    assertThat(fake.calls()).isEmpty();
    assertThat(packages().publishAll(folder, options.allowNoMatch())).hasSize(1);
    assertThat(packages().publishAll(folder, PublishOptions.defaults().matching("*.zip", "a*")))
        .hasSize(1);
  }

  @Test
  void folderWithoutAMatchIsNothingToPublishIfThatIsAllowed() {
    assertThat(packages().publishAll(folder, PublishOptions.defaults().allowNoMatch())).isEmpty();
    assertThat(fake.calls()).isEmpty();
  }

  @Test
  void eachFileHasItsOwnTimeout() {
    ManualClock clock = ManualClock.create();
    client.close();
    client = clock.configure(Clients.builder(fake).callTimeout(Duration.ofSeconds(100))).build();
    Fault limit = FakeBuildkite.organizationRateLimit(Duration.ofSeconds(80));
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).onCall(1, limit);
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).onCall(3, limit);

    PublishResult.requireComplete(
        packages().publishAll(uploads(2), PublishOptions.defaults().concurrency(1)));

    assertThat(clock.sleeps()).hasSize(2).allMatch(wait -> wait.toSeconds() > 70);
    assertThat(published()).isEqualTo(2);
  }

  @Test
  void planSendsNoWriteAndSaysWhatPublishAllDoes() throws IOException {
    write("a-1.0.0.zip");
    write("b-1.0.0.zip");
    write("c-1.0.0.zip");
    write("no version.zip");
    Files.createFile(folder.resolve("z-1.0.0.zip"));
    fake.addPackage("acme", "files", "b-1.0.0.zip", "other".getBytes(UTF_8));
    String held = fake.addPackage("acme", "files", "c-1.0.0.zip", "c-1.0.0.zip".getBytes(UTF_8));
    List<Long> progress = new ArrayList<>();
    PublishOptions options =
        PublishOptions.defaults().onProgress((sent, all) -> progress.add(sent));

    List<PublishResult> plan = packages().planAll(folder, options);

    assertThat(fake.calls())
        .extracting(call -> call.operation().orElseThrow())
        .containsOnly(BuildkiteOperation.LIST_PACKAGES);
    assertThat(plan)
        .extracting(PublishResult::status)
        .containsExactly(
            Status.TO_PUBLISH, Status.FAILED, Status.ALREADY_PRESENT, Status.FAILED, Status.FAILED);
    assertThat(progress).isEmpty();
    assertThat(plan.get(0).packageId()).isNull();
    assertThat(plan.get(0).sha256()).hasSize(64);
    assertThat(plan.get(1).failure()).isInstanceOf(VersionConflictException.class);
    assertThat(plan.get(2).packageId()).isEqualTo(held);
    assertThat(packages().publishAll(folder, PublishOptions.defaults()))
        .extracting(PublishResult::status)
        .containsExactly(
            Status.PUBLISHED, Status.FAILED, Status.ALREADY_PRESENT, Status.FAILED, Status.FAILED);
  }

  @Test
  void planOfUploadsAndAsync() {
    packages().publish(upload(1));

    List<PublishResult> plan =
        client.async(() -> packages().planAll(uploads(2), PublishOptions.defaults())).join();

    assertThat(plan)
        .extracting(PublishResult::status)
        .containsExactly(Status.TO_PUBLISH, Status.ALREADY_PRESENT);
    assertThat(published()).isEqualTo(1);
  }

  @Test
  void failedFilesAreNamedWithTheirReasons() throws IOException {
    write("a-1.0.0.zip");
    write("no version.zip");

    List<PublishResult> results = packages().publishAll(folder, PublishOptions.defaults());

    assertThatIllegalStateException()
        .isThrownBy(() -> PublishResult.requireComplete(results))
        .withMessageStartingWith("1 of 2 files failed: no version.zip (a registry for files takes")
        .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(results.get(1).failure()));
    assertThat(PublishResult.requireComplete(results.subList(0, 1))).hasSize(1);
  }

  @Test
  void failureOfAFileDoesNotStopTheRest() throws IOException {
    write("a-1.0.0.zip");
    write("b-1.0.0.zip");
    write("c-1.0.0.zip");
    write("no version.zip");
    Files.createFile(folder.resolve("z-1.0.0.zip"));
    fake.addPackage("acme", "files", "b-1.0.0.zip", "other".getBytes(UTF_8));
    fake.faults().on(BuildkiteOperation.PUBLISH_PACKAGE).once(Fault.status(422));

    List<PublishResult> results =
        packages().publishAll(folder, PublishOptions.defaults().concurrency(1));

    assertThat(results)
        .extracting(PublishResult::status)
        .containsExactly(
            Status.FAILED, Status.FAILED, Status.PUBLISHED, Status.FAILED, Status.FAILED);
    assertThat(results.get(0).failure()).isInstanceOf(ValidationException.class);
    assertThat(results.get(1).failure()).isInstanceOf(VersionConflictException.class);
    assertThat(results.get(3).failure()).isInstanceOf(IllegalArgumentException.class);
    assertThat(results.get(4).failure()).hasMessageContaining("empty");
    assertThat(results.stream().filter(PublishResult::isFailed)).hasSize(4);
  }

  @Test
  void listThatFailsEndsItBeforeAnythingIsPublished() {
    RegistryPackageService none =
        client.organization("acme").registry("none", Ecosystem.FILES).packages();

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> none.publishAll(uploads(3), PublishOptions.defaults()));
    assertThat(fake.calls(BuildkiteOperation.PUBLISH_PACKAGE)).isEmpty();
  }

  @Test
  void filesAreUploadedAtTheSameTimeButNoMoreThanAllowed() {
    CyclicBarrier together = new CyclicBarrier(3);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger opened = new AtomicInteger();
    List<Upload> uploads =
        IntStream.range(0, 6)
            .mapToObj(
                number ->
                    Upload.from(
                        "tool-1.0." + number + ".bin",
                        1,
                        () -> {
                          if (opened.incrementAndGet() > 6) {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            try {
                              together.await(20, TimeUnit.SECONDS);
                            } catch (Exception e) {
                              throw new IOException(e);
                            }
                            now.decrementAndGet();
                          }
                          return new ByteArrayInputStream(new byte[1]);
                        }))
            .toList();

    List<PublishResult> results =
        packages().publishAll(uploads, PublishOptions.defaults().concurrency(3));

    assertThat(results).extracting(PublishResult::status).containsOnly(Status.PUBLISHED);
    assertThat(most.get()).isEqualTo(3);
  }

  @Test
  void executorWithoutAThreadToSpareIsEnough() {
    var executor = java.util.concurrent.Executors.newSingleThreadExecutor();
    try (BuildkiteClient single = Clients.builder(fake).executor(executor).build()) {
      RegistryPackageService packages =
          single.organization("acme").registry("files", Ecosystem.FILES).packages();

      CompletableFuture<List<PublishResult>> future =
          single.async(() -> packages.publishAll(uploads(5), PublishOptions.defaults()));

      assertThat(future.join()).extracting(PublishResult::status).containsOnly(Status.PUBLISHED);
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void progressCountsAllFilesTogether() {
    List<Upload> uploads = uploads(10);
    long total = uploads.stream().mapToLong(Upload::length).sum();
    packages().publish(uploads.get(3));
    List<Long> seen = new ArrayList<>();

    packages()
        .publishAll(
            uploads,
            PublishOptions.defaults()
                .onProgress(
                    (sent, all) -> {
                      assertThat(all).isEqualTo(total);
                      seen.add(sent);
                    }));

    assertThat(seen).isSorted().doesNotHaveDuplicates().endsWith(total).hasSize(10);
  }

  @Test
  void listenerThatThrowsChangesNothing() {
    List<PublishResult> results =
        packages()
            .publishAll(
                uploads(3),
                PublishOptions.defaults()
                    .onProgress(
                        (sent, total) -> {
                          throw new IllegalStateException("no");
                        }));

    assertThat(results).extracting(PublishResult::status).containsOnly(Status.PUBLISHED);
  }

  @Test
  void listenerThatThrowsAfterAFileWasFoundChangesNothing() {
    packages().publishAll(uploads(3), PublishOptions.defaults());

    List<PublishResult> results =
        packages()
            .publishAll(
                uploads(3),
                PublishOptions.defaults()
                    .onProgress(
                        (sent, total) -> {
                          throw new AssertionError("no");
                        }));

    assertThat(results).extracting(PublishResult::status).containsOnly(Status.ALREADY_PRESENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 17})
  void concurrencyHasLimits(int files) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PublishOptions.defaults().concurrency(files));
  }

  @Test
  void interruptEndsAllUploadsAndLaterRunFinishesThem() throws InterruptedException {
    CountDownLatch stalled = new CountDownLatch(2);
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    List<Upload> uploads =
        IntStream.range(0, 6)
            .mapToObj(
                number ->
                    Upload.from(
                        "tool-1.0." + number + ".bin",
                        1,
                        () -> {
                          if (opened.incrementAndGet() > 6) {
                            stalled.countDown();
                            try {
                              new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                              ended.incrementAndGet();
                            }
                          }
                          return new ByteArrayInputStream(new byte[1]);
                        }))
            .toList();
    List<Throwable> thrown = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                packages().publishAll(uploads, PublishOptions.defaults().concurrency(2));
              } catch (CallInterruptedException e) {
                thrown.add(e);
              }
            });

    caller.start();
    assertThat(stalled.await(20, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    caller.join(20_000);

    assertThat(thrown).hasSize(1);
    assertThat(opened.get()).isEqualTo(8);
    assertThat(published()).isZero();
    assertThat(packages().publishAll(uploads(6), PublishOptions.defaults()))
        .extracting(PublishResult::status)
        .containsOnly(Status.PUBLISHED);
  }

  @Test
  void interruptedThreadStartsNoOtherThreads() {
    AtomicInteger started = new AtomicInteger();
    try (BuildkiteClient counting =
        Clients.builder(fake).executor(work -> started.incrementAndGet()).build()) {
      RegistryPackageService packages =
          counting.organization("acme").registry("tools", Ecosystem.FILES).packages();
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(CallInterruptedException.class)
          .isThrownBy(
              () -> packages.publishAll(uploads(6), PublishOptions.defaults().concurrency(4)));
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(started).hasValue(0);
  }

  @Test
  void everyInterruptionEndsLikeAnUndisturbedRun() {
    Converge converge = new Converge();
    converge.run(
        fake -> {
          fake.addRegistry("acme", "r", "files");
          fake.addPackage("acme", "r", "tool-1.0.1.bin", "content 1".getBytes(UTF_8));
        },
        client ->
            client
                .organization("acme")
                .registry("r", Ecosystem.FILES)
                .packages()
                .publishAll(uploads(4), PublishOptions.defaults().concurrency(1)),
        fake ->
            fake.organization("acme").registry("r").packages().stream()
                .map(held -> held.fileName() + held.digests())
                .sorted()
                .toList());
    converge.report("publishAll");
  }
}
