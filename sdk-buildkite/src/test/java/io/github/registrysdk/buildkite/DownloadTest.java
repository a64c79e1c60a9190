package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.registrysdk.buildkite.model.DownloadResult;
import io.github.registrysdk.buildkite.model.DownloadResult.Status;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.DownloadException;
import io.github.registrysdk.core.DownloadException.Reason;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testing.RecordedCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final String NAME = "tool-1.0.0+build.5.tar.gz";
  private static final byte[] CONTENT = new byte[300_000];
  private static final int HALF = CONTENT.length / 2;

  static {
    new Random(7).nextBytes(CONTENT);
  }

  private final ManualClock clock = ManualClock.create();
  private final FakeBuildkite fake =
      FakeBuildkite.builder().clock(clock).presignedFor(Duration.ofSeconds(20)).start();
  private BuildkiteClient client = Clients.of(fake, clock);

  @TempDir Path folder;
  private Path target;
  private Path part;

  @BeforeEach
  void publish() {
    fake.addRegistry("acme", "tools", "files");
    fake.addPackage("acme", "tools", NAME, CONTENT);
    target = folder.resolve("tool.tar.gz");
    part = folder.resolve("tool.tar.gz.part");
  }

  @AfterEach
  void close() {
    client.close();
    fake.close();
  }

  private RegistryPackageService packages() {
    return packages(client);
  }

  private static RegistryPackageService packages(BuildkiteClient client) {
    return client.organization("acme").registry("tools", Ecosystem.FILES).packages();
  }

  private PackageSummary newest() {
    return packages().latest("tool").orElseThrow();
  }

  private List<RecordedCall> found() {
    return fake.calls(BuildkiteOperation.PULL_PACKAGE);
  }

  private List<RecordedCall> stored() {
    return fake.calls(BuildkiteOperation.DOWNLOAD_FROM_STORAGE);
  }

  /** What was requested of storage, {@code 0-} standing for a request without a range. */
  private List<String> ranges() {
    return stored().stream().map(call -> call.header("Range").orElse("bytes=0-")).toList();
  }

  private void withoutRetries() {
    client.close();
    client = clock.configure(Clients.builder(fake)).retryPolicy(RetryPolicy.none()).build();
  }

  private DownloadException refused(Reason reason, Runnable download) {
    DownloadException[] thrown = new DownloadException[1];
    assertThatExceptionOfType(DownloadException.class)
        .isThrownBy(download::run)
        .satisfies(
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.effect()).isEqualTo(Effect.NONE);
              thrown[0] = e;
            });
    return thrown[0];
  }

  private void assertNothingWasRequested() {
    assertThat(found()).isEmpty();
    assertThat(stored()).isEmpty();
  }

  private void assertFolderHas(Path... files) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactlyInAnyOrder(files);
    }
  }

  @Test
  void newestFileIsDownloadedAndVerified() throws IOException {
    DownloadResult result = packages().download(newest(), target);

    assertThat(result)
        .isEqualTo(new DownloadResult(target, Status.DOWNLOADED, newest().digests().get("sha256")));
    assertThat(target).hasBinaryContent(CONTENT);
    assertFolderHas(target);
  }

  @Test
  void storageReceivesNeitherTheTokenNorHeadersOfTheCaller() {
    PackageSummary newest = newest();
    BuildkiteClient tenant =
        client.withOptions(CallOptions.builder().header("X-Tenant", "t-1").build());
    tenant.async(() -> packages(tenant).download(newest, target)).join();

    assertThat(found()).hasSize(1);
    assertThat(found().get(0).path()).isEqualTo("/acme/tools/files/tool-1.0.0%2Bbuild.5.tar.gz");
    assertThat(found().get(0).header("Authorization")).contains("Bearer " + fake.token());
    assertThat(found().get(0).header("X-Tenant")).contains("t-1");
    assertThat(stored()).hasSize(1);
    assertThat(stored().get(0).headers())
        .doesNotContainKeys("Authorization", "X-Tenant", "Cookie", "Range");
    assertThat(stored().get(0).header("Accept-Encoding")).contains("identity");
  }

  @Test
  void publishedPackageCanBeDownloaded() {
    packages().download(packages().get(newest().id()), target);

    assertThat(target).hasBinaryContent(CONTENT);
  }

  @Test
  void fileThatIsThereIsNotRequestedAgain() {
    PackageSummary newest = newest();
    packages().download(newest, target);

    assertThat(packages().download(newest, target).status()).isEqualTo(Status.ALREADY_PRESENT);
    assertThat(found()).hasSize(1);
  }

  @Test
  void otherFileIsReplacedOnlyIfThatIsPermitted() throws IOException {
    PackageSummary newest = newest();
    Files.writeString(target, "older");

    refused(Reason.TARGET_EXISTS, () -> packages().download(newest, target));
    assertThat(target).hasContent("older");
    assertNothingWasRequested();

    packages().download(newest, target, DownloadOptions.defaults().replaceExisting());
    assertThat(target).hasBinaryContent(CONTENT);
    assertFolderHas(target);
  }

  enum NotAFile {
    LINK,
    DANGLING_LINK,
    DIRECTORY,
    FIFO;

    void createAt(Path path) {
      try {
        switch (this) {
          case LINK ->
              Files.createSymbolicLink(
                  path, Files.createFile(path.resolveSibling(path.getFileName() + ".linked")));
          case DANGLING_LINK -> Files.createSymbolicLink(path, path.resolveSibling("missing"));
          case DIRECTORY -> Files.createDirectory(path);
          default ->
              assumeThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoRegularFileIsRefusedBeforeAnythingIsRequested(NotAFile kind) {
    PackageSummary newest = newest();
    DownloadOptions replacing = DownloadOptions.defaults().replaceExisting();
    for (Path place : List.of(target, folder.resolve("other.part"))) {
      Path destination = place.equals(target) ? target : folder.resolve("other");
      kind.createAt(place);

      assertThat(refused(Reason.TARGET, () -> packages().download(newest, destination, replacing)))
          .hasMessageContaining(place + " is a ")
          .hasMessageContaining("not a regular file");
    }
    assertNothingWasRequested();
  }

  @Test
  void targetThatCanNotBeReadIsNamedWithTheReason() throws IOException {
    PackageSummary newest = newest();
    Files.setPosixFilePermissions(Files.createFile(target), Set.of());
    assumeThat(Files.isReadable(target)).isFalse();

    assertThat(refused(Reason.TARGET, () -> packages().download(newest, target)))
        .hasMessageContaining(target + " can't be opened: AccessDenied");
    assertNothingWasRequested();
  }

  @Test
  void missingFolderIsNamedBeforeAnythingIsRequested() {
    PackageSummary newest = newest();

    assertThat(
            refused(
                Reason.TARGET,
                () -> packages().download(newest, folder.resolve("missing").resolve("tool"))))
        .hasMessageContaining("missing");
    assertNothingWasRequested();
  }

  @Test
  void withoutADigestNothingIsRequested() {
    PackageSummary newest = newest();
    String sha256 = newest.digests().get("sha256");
    PackageSummary old = withDigests(newest, Map.of("md5", "d41d8cd98f00b204e9800998ecf8427e"));

    assertThat(refused(Reason.NO_DIGEST, () -> packages().download(old, target)))
        .hasMessageContaining("no SHA-256 digest of " + NAME);
    PackageSummary strange = withDigests(newest, Map.of("sha256", "none"));
    refused(Reason.NO_DIGEST, () -> packages().download(strange, target));
    refused(
        Reason.DIGEST_MISMATCH,
        () ->
            packages().download(newest, target, DownloadOptions.defaults().sha256("0".repeat(64))));
    assertNothingWasRequested();

    packages()
        .download(old, target, DownloadOptions.defaults().sha256(sha256.toUpperCase(Locale.ROOT)));
    assertThat(target).hasBinaryContent(CONTENT);
  }

  private static PackageSummary withDigests(PackageSummary item, Map<String, String> digests) {
    return new PackageSummary(
        item.id(),
        item.url(),
        item.webUrl(),
        item.name(),
        item.createdAt(),
        item.version(),
        item.variant(),
        digests,
        item.extraFields());
  }

  @Test
  void otherContentIsDeleted() throws IOException {
    PackageSummary newest = withDigests(newest(), Map.of("sha256", "0".repeat(64)));
    Files.writeString(target, "older");

    assertThat(
            refused(
                Reason.DIGEST_MISMATCH,
                () ->
                    packages()
                        .download(newest, target, DownloadOptions.defaults().replaceExisting())))
        .hasMessageContaining("0".repeat(64));
    assertThat(stored()).hasSize(1);
    assertThat(target).hasContent("older");
    assertFolderHas(target);
  }

  @Test
  void retryRequestsOnlyWhatIsMissing() throws IOException {
    fake.faults().on(BuildkiteOperation.DOWNLOAD_FROM_STORAGE).once(Fault.truncatedBody());

    packages().download(newest(), target);

    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(ranges()).containsExactly("bytes=0-", "bytes=" + HALF + "-");
    assertThat(found()).hasSize(1);
    assertFolderHas(target);
  }

  @Test
  void nextDownloadContinuesTheOneThatFailed() throws IOException {
    withoutRetries();
    PackageSummary newest = newest();
    fake.faults().on(BuildkiteOperation.DOWNLOAD_FROM_STORAGE).once(Fault.truncatedBody());

    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> packages().download(newest, target));
    assertThat(part).hasBinaryContent(Arrays.copyOf(CONTENT, HALF));
    packages().download(newest, target);

    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(ranges()).containsExactly("bytes=0-", "bytes=" + HALF + "-");
    assertFolderHas(target);
  }

  @Test
  void wholePartialFileIsOnlyRenamed() throws IOException {
    PackageSummary newest = newest();
    Files.write(part, CONTENT);

    packages().download(newest, target);

    assertNothingWasRequested();
    assertThat(target).hasBinaryContent(CONTENT);
    assertFolderHas(target);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 300_000, 300_001})
  void partialFileOfOtherContentIsDownloadedFromTheStart(int size) throws IOException {
    Files.write(part, new byte[size]);

    packages().download(newest(), target);

    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(ranges()).containsExactly("bytes=" + size + "-", "bytes=0-");
    assertFolderHas(target);
  }

  @Test
  void expiredUrlIsReplacedAndTheDownloadGoesOn() {
    fake.faults()
        .on(BuildkiteOperation.DOWNLOAD_FROM_STORAGE)
        .once(Fault.truncatedBody())
        .on(BuildkiteOperation.DOWNLOAD_FROM_STORAGE)
        .once(Fault.status(503, Map.of("Retry-After", "30"), ""));

    packages().download(newest(), target);

    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(found()).hasSize(2);
    assertThat(stored().get(2).query()).isNotEqualTo(stored().get(3).query());
    String rest = "bytes=" + HALF + "-";
    assertThat(ranges()).containsExactly("bytes=0-", rest, rest, rest);
  }

  @Test
  void largerFileThanPermittedIsDeleted() throws IOException {
    PackageSummary newest = newest();
    DownloadOptions small = DownloadOptions.defaults().maxBytes(CONTENT.length - 1);

    assertThat(refused(Reason.TOO_LARGE, () -> packages().download(newest, target, small)))
        .hasMessageContaining("299999 bytes");
    assertFolderHas();

    packages().download(newest, target, DownloadOptions.defaults().maxBytes(CONTENT.length));
    assertThat(target).hasBinaryContent(CONTENT);
  }

  @Test
  void progressCountsWhatWasThereBefore() throws IOException {
    Files.write(part, Arrays.copyOf(CONTENT, HALF));
    List<Long> received = new ArrayList<>();

    packages()
        .download(
            newest(),
            target,
            DownloadOptions.defaults()
                .onProgress(
                    (now, total) -> {
                      assertThat(total).isEqualTo(CONTENT.length);
                      received.add(now);
                    }));

    assertThat(received).isSorted().allSatisfy(now -> assertThat(now).isGreaterThan(HALF));
    assertThat(received.get(received.size() - 1)).isEqualTo(CONTENT.length);
    assertThat(received.size()).isBetween(1, 4);
  }

  @Test
  void listenerThatFailsChangesNothing() {
    packages()
        .download(
            newest(),
            target,
            DownloadOptions.defaults()
                .onProgress(
                    (now, total) -> {
                      throw new IllegalStateException("not today");
                    }));

    assertThat(target).hasBinaryContent(CONTENT);
  }

  @Test
  void interruptEndsItAndTheNextDownloadGoesOn() throws IOException {
    PackageSummary newest = newest();
    DownloadOptions interrupting =
        DownloadOptions.defaults().onProgress((now, total) -> Thread.currentThread().interrupt());

    assertThatExceptionOfType(CallInterruptedException.class)
        .isThrownBy(() -> packages().download(newest, target, interrupting));

    assertThat(Thread.interrupted()).isTrue();
    assertFolderHas(part);
    packages().download(newest, target);
    assertThat(target).hasBinaryContent(CONTENT);
    assertThat(ranges()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void interruptedThreadCreatesNoFile() throws IOException {
    PackageSummary newest = newest();
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(CallInterruptedException.class)
        .isThrownBy(() -> packages().download(newest, target));

    assertThat(Thread.interrupted()).isTrue();
    assertFolderHas();
  }

  @Test
  void interruptWhileTheTargetIsReadIsAnInterruptedCall() throws IOException {
    PackageSummary newest = newest();
    Files.write(target, CONTENT);
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(CallInterruptedException.class)
        .isThrownBy(() -> packages().download(newest, target));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(target).hasBinaryContent(CONTENT);
  }

  @Test
  void cancellingTheFutureEndsTheDownload() throws InterruptedException {
    PackageSummary newest = newest();
    CountDownLatch receiving = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    DownloadOptions blocking =
        DownloadOptions.defaults()
            .onProgress(
                (now, total) -> {
                  receiving.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    ended.countDown();
                  }
                });

    var future = client.async(() -> packages().download(newest, target, blocking));
    assertThat(receiving.await(10, TimeUnit.SECONDS)).isTrue();
    future.cancel(true);

    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(target).doesNotExist();
  }

  /** 300,000 bytes add 2 seconds to the 120 that a call has. */
  @Test
  void largeFileHasMoreTime() {
    fake.faults().on(BuildkiteOperation.DOWNLOAD_FROM_STORAGE).once(Fault.truncatedBody());
    long[] calls = new long[1];

    packages()
        .download(
            newest(),
            target,
            DownloadOptions.defaults()
                .onProgress(
                    (now, total) -> {
                      if (calls[0]++ == 0) {
                        clock.advance(Duration.ofSeconds(121));
                      }
                    }));

    assertThat(target).hasBinaryContent(CONTENT);
  }

  @Test
  void timeoutOfTheCallerIsThatOfAllRequestsTogether() {
    PackageSummary newest = newest();
    fake.faults().on(BuildkiteOperation.DOWNLOAD_FROM_STORAGE).once(Fault.truncatedBody());
    BuildkiteClient limited =
        client.withOptions(CallOptions.builder().timeout(Duration.ofMinutes(2)).build());
    DownloadOptions slow =
        DownloadOptions.defaults()
            .onProgress((now, total) -> clock.advance(Duration.ofSeconds(121)));

    assertThatExceptionOfType(SdkException.class)
        .isThrownBy(() -> packages(limited).download(newest, target, slow))
        .satisfies(
            e -> assertThat(e).isInstanceOfAny(TransportException.class, ProtocolException.class));

    assertThat(stored()).hasSize(1);
    assertThat(part).exists();
  }

  @Test
  void secondDownloadToTheSameTargetIsRefused() {
    PackageSummary newest = newest();
    List<DownloadException> second = new ArrayList<>();
    DownloadOptions downloading =
        DownloadOptions.defaults()
            .onProgress(
                (now, total) ->
                    second.add(refused(Reason.TARGET, () -> packages().download(newest, target))));

    packages().download(newest, target, downloading);

    assertThat(second).isNotEmpty();
    assertThat(second.get(0)).hasMessageContaining(part + " is used by another download");
    assertThat(target).hasBinaryContent(CONTENT);
  }

  /** On POSIX systems, a lock ends when its process closes any channel of the file. */
  @Test
  void refusedDownloadLeavesTheLockForOtherProcesses() {
    PackageSummary newest = newest();
    List<String> seen = new ArrayList<>();
    DownloadOptions downloading =
        DownloadOptions.defaults()
            .onProgress(
                (now, total) -> {
                  for (Path path : List.of(target, part)) {
                    refused(Reason.TARGET, () -> packages().download(newest, path));
                  }
                  if (seen.isEmpty()) {
                    seen.add(lockOfAnotherProcess());
                  }
                });

    packages().download(newest, target, downloading);

    assertThat(seen).containsExactly("refused");
  }

  /** What another process can do with the partial file. */
  private String lockOfAnotherProcess() {
    try {
      Process other =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  Files.writeString(
                          folder.resolve("Lock.java"),
                          """
                          public class Lock {
                            public static void main(String[] file) throws java.io.IOException {
                              try (var other = new java.io.RandomAccessFile(file[0], "rw")) {
                                boolean got = other.getChannel().tryLock() != null;
                                System.out.print(got ? "locked" : "refused");
                              }
                            }
                          }
                          """)
                      .toString(),
                  part.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DownloadOptions during(ThrowingRunnable change) {
    return DownloadOptions.defaults()
        .onProgress(
            (now, total) -> {
              if (Files.exists(part)) {
                change.run();
              }
            });
  }

  /** The listener may run more than once. */
  private interface ThrowingRunnable {
    void change() throws IOException;

    default void run() {
      try {
        change();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void targetThatAppearsMeanwhileIsNotReplaced() throws IOException {
    PackageSummary newest = newest();
    refused(
        Reason.TARGET_EXISTS,
        () ->
            packages().download(newest, target, during(() -> Files.writeString(target, "theirs"))));

    assertThat(target).hasContent("theirs");
    Files.delete(target);
    assertThat(packages().download(newest, target).status()).isEqualTo(Status.DOWNLOADED);
    assertThat(stored()).hasSize(1);
    Files.delete(target);

    assertThat(
            packages()
                .download(newest, target, during(() -> Files.write(target, CONTENT)))
                .status())
        .isEqualTo(Status.ALREADY_PRESENT);
    assertFolderHas(target);
  }

  @Test
  void linkThatAppearsMeanwhileIsNotReplaced() {
    PackageSummary newest = newest();
    DownloadOptions linked =
        during(
                () -> {
                  Files.deleteIfExists(target);
                  Files.createSymbolicLink(target, folder.resolve("missing"));
                })
            .replaceExisting();

    refused(Reason.TARGET, () -> packages().download(newest, target, linked));

    assertThat(target).isSymbolicLink();
  }

  @Test
  void partialFileThatIsReplacedMeanwhileDoesNotBecomeTheTarget() throws IOException {
    PackageSummary newest = newest();
    Path theirs = folder.resolve("theirs");
    DownloadOptions replaced =
        during(
            () ->
                Files.move(
                    Files.writeString(theirs, "theirs"),
                    part,
                    StandardCopyOption.REPLACE_EXISTING));

    assertThat(refused(Reason.TARGET, () -> packages().download(newest, target, replaced)))
        .hasMessageContaining(part + " was replaced");

    assertFolderHas(part);
  }

  /** The lock of another process is the same to the SDK as that of another channel. */
  @Test
  void lockedPartialFileIsNotTouched() throws IOException {
    PackageSummary newest = newest();
    Files.writeString(part, "in use");
    try (FileChannel other = FileChannel.open(part, StandardOpenOption.WRITE);
        FileLock lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      refused(Reason.TARGET, () -> packages().download(newest, target));
    }
    assertThat(part).hasContent("in use");
    assertNothingWasRequested();
  }

  @Test
  void missingFileIsNotFoundAndLeavesNothing() throws IOException {
    PackageSummary newest = newest();
    packages().delete(newest.id());

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> packages().download(newest, target))
        .withMessageContaining("could not find the file of a package");
    assertFolderHas();
  }

  @Test
  void errorOfStorageThatRepeatsTheSignatureDoesNotShowIt() {
    PackageSummary newest = newest();
    fake.faults().on(BuildkiteOperation.DOWNLOAD_FROM_STORAGE).once(Fault.dropAfterEffect());
    packages().download(newest, target.resolveSibling("first"));
    String signature = String.valueOf(stored().get(0).query().get("X-Amz-Signature").get(0));
    assertThat(signature).hasSize(64);
    withoutRetries();
    fake.faults()
        .on(BuildkiteOperation.PULL_PACKAGE)
        .once(
            Fault.status(
                302,
                Map.of(
                    "Location", fake.storageUrl() + "x/tool.tar.gz?X-Amz-Signature=" + signature),
                ""));
    fake.faults()
        .on(BuildkiteOperation.DOWNLOAD_FROM_STORAGE)
        .once(
            Fault.status(
                403,
                Map.of("Content-Type", "application/xml"),
                "<Error><Code>SignatureDoesNotMatch</Code><Message>no "
                    + signature
                    + "</Message></Error>"));

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> packages().download(newest, target))
        .withMessageContaining("SignatureDoesNotMatch: no [secret]")
        .satisfies(e -> assertThat(e.error().toString() + e).doesNotContain(signature, "X-Amz"));
  }

  @Test
  void errorOfStorageThatRepeatsThePathDoesNotShowIt() {
    PackageSummary newest = newest();
    withoutRetries();
    List<CallEvent> events = new ArrayList<>();
    BuildkiteClient observed = clock.configure(Clients.builder(fake)).observer(events::add).build();
    fake.faults()
        .on(BuildkiteOperation.PULL_PACKAGE)
        .once(
            Fault.status(
                302, Map.of("Location", fake.storageUrl() + "bucket/c2lnbmF0dXJl/tool.tgz"), ""));
    fake.faults()
        .on(BuildkiteOperation.DOWNLOAD_FROM_STORAGE)
        .once(
            Fault.status(
                403,
                Map.of("Content-Type", "application/xml", "Server", "c2lnbmF0dXJl"),
                "<Error><Code>AccessDenied</Code>"
                    + "<Message>c2lnbmF0dXJl in /bucket/c2lnbmF0dXJl/tool.tgz</Message></Error>"));

    try (observed) {
      assertThatExceptionOfType(ApiException.class)
          .isThrownBy(() -> packages(observed).download(newest, target))
          .withMessageContaining("AccessDenied: [secret] in /bucket/[secret]/tool.tgz")
          .satisfies(
              e -> {
                assertThat(e.responseHeader("Server")).contains("[secret]");
                assertThat(e.report().toString() + e.error() + events)
                    .doesNotContain("c2lnbmF0dXJl");
              });
    }
  }

  @Test
  void tokenGoesToNoPackagesHostThatWasNotChosen() {
    PackageSummary newest = newest();
    try (BuildkiteClient other = fake.configure(BuildkiteClient.builder()).build()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> packages(other).download(newest, target))
          .withMessageContaining("packagesUrl");
    }
    try (BuildkiteClient plain =
        Clients.builder(fake)
            .packagesUrl(java.net.URI.create("http://packages.acme.example/"))
            .build()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> packages(plain).download(newest, target))
          .withMessageContaining("https");
    }
    assertNothingWasRequested();
  }

  @Test
  void onlyFilesOfKnownNamesAreDownloaded() {
    PackageSummary newest = newest();
    RegistryPackageService unknown = client.organization("acme").registry("tools").packages();
    PackageSummary nameless =
        new PackageSummary("p1", null, null, "tool", null, "1.0.0", null, newest.digests(), null);

    assertThatIllegalStateException()
        .isThrownBy(() -> unknown.download(newest, target))
        .withMessageContaining("Ecosystem.FILES");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> packages().download(nameless, target))
        .withMessageContaining("p1");
    assertNothingWasRequested();
  }

  @Test
  void everyInterruptionEndsLikeAnUndisturbedRun() throws IOException {
    Converge converge = new Converge();
    converge.run(
        f -> {
          f.addRegistry("acme", "tools", "files");
          f.addPackage("acme", "tools", NAME, CONTENT);
          emptyFolder();
        },
        c -> {
          RegistryPackageService packages = packages(c);
          PackageSummary newest = packages.latest("tool").orElseThrow();
          packages.awaitAvailable(newest, Duration.ofMinutes(1));
          packages.download(newest, target);
        },
        f -> Map.of("files", files(), "content", content()));
    converge.report("awaitAvailable and download");
  }

  private void emptyFolder() {
    try {
      Files.deleteIfExists(target);
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Byte> content() {
    try {
      List<Byte> bytes = new ArrayList<>();
      for (byte b : Files.readAllBytes(target)) {
        bytes.add(b);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
