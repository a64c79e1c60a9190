package io.github.registrysdk.examples.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.DownloadResult.Status;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallToolTest {
  @AutoClose
  private final FakeBuildkite fake = FakeBuildkite.builder().clock(ManualClock.create()).start();

  @TempDir Path folder;
  private Path tool;

  @BeforeEach
  void publish() {
    tool = folder.resolve("tool");
    fake.addRegistry("acme", "tools", "files");
    add("tool-linux-amd64-1.9.0.bin", "older");
    add("tool-linux-amd64-1.10.0.bin", "newest");
    add("tool-linux-amd64-2.0.0-rc.1.bin", "not released");
    add("tool-linux-arm64-3.0.0.bin", "of another platform");
    add("tool-linux-amd64-extra-4.0.0.bin", "another tool");
  }

  private void add(String file, String content) {
    fake.addPackage("acme", "tools", file, content.getBytes(UTF_8));
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private Status install(int killedAt) {
    int before = fake.calls().size();
    try (BuildkiteClient client =
        fake.configure(BuildkiteClient.builder())
            .packagesUrl(fake.packagesUrl())
            .tokenSource(
                () -> {
                  if (fake.calls().size() - before + 1 >= killedAt) {
                    throw new Killed();
                  }
                  return Secret.of(fake.token());
                })
            .build()) {
      return InstallTool.run(client, "tool-linux-amd64", tool).status();
    }
  }

  private Status install() {
    return install(Integer.MAX_VALUE);
  }

  private void assertInstalled() throws IOException {
    assertThat(tool).hasContent("newest").isExecutable();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(tool);
    }
  }

  @Test
  void newestReleaseForThePlatformIsInstalledOnce() throws IOException {
    assertThat(install()).isEqualTo(Status.DOWNLOADED);
    assertInstalled();
    assertThat(install()).isEqualTo(Status.ALREADY_PRESENT);
    assertInstalled();
    assertThat(fake.calls(BuildkiteOperation.DOWNLOAD_FROM_STORAGE)).hasSize(1);
  }

  @Test
  void olderVersionIsReplaced() throws IOException {
    Files.writeString(tool, "older");

    install();

    assertInstalled();
  }

  @Test
  void toolThatIsMissingChangesNothing() throws IOException {
    Files.writeString(tool, "older");
    try (BuildkiteClient client = fake.configure(BuildkiteClient.builder()).build()) {
      assertThatExceptionOfType(NoSuchElementException.class)
          .isThrownBy(() -> InstallTool.run(client, "tool", tool));
    }
    assertThat(tool).hasContent("older");
  }

  @Test
  void interruptedInstallationIsFinishedByTheNextRun() throws IOException {
    install();
    int requests = fake.calls().size();
    assertThat(requests).isEqualTo(3);
    int converged = 0;
    for (int request = 1; request <= requests; request++) {
      for (Fault lost : new Fault[] {Fault.dropAfterEffect(), Fault.truncatedBody()}) {
        for (int killedAt : new int[] {request, request + 1}) {
          Files.writeString(tool, "older");
          fake.faults().onAny().onCall(request, lost);
          try {
            install(killedAt);
          } catch (SdkException | Killed e) {
            // The next run takes over.
          }
          fake.faults().clear();
          install();
          assertInstalled();
          converged++;
        }
      }
    }
    System.out.printf("converge: %d interruptions, %d converged%n", converged, converged);
  }
}
