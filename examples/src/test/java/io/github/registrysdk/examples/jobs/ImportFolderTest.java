package io.github.registrysdk.examples.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.buildkite.model.PublishResult.Status;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.testing.FakeBuildkite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportFolderTest {
  @TempDir Path folder;

  @BeforeEach
  void fill() throws IOException {
    for (String name : new String[] {"a_1_all.deb", "b_1_all.deb", "a-1-1.noarch.rpm", "notes"}) {
      Files.writeString(folder.resolve(name), name);
    }
    Files.createFile(folder.resolve("empty_1_all.deb"));
  }

  private static void registries(FakeBuildkite fake) {
    fake.addRegistry("acme", "debian", "debian");
    fake.addRegistry("acme", "redhat", "redhat");
    fake.addRegistry("acme", "alpine", "alpine");
    fake.addPackage("acme", "debian", "b_1_all.deb", "b_1_all.deb".getBytes(UTF_8));
  }

  private Map<String, PublishResult> runImport(Interruptions world) throws IOException {
    try (BuildkiteClient client = world.client()) {
      return ImportFolder.run(client.organization("acme"), folder);
    }
  }

  @Test
  void everyFileIsReported() throws Exception {
    Interruptions.undisturbed(
        ImportFolderTest::registries,
        world -> {
          Map<String, PublishResult> report = runImport(world);

          assertThat(report.values())
              .extracting(PublishResult::fileName, PublishResult::status)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple("a-1-1.noarch.rpm", Status.PUBLISHED),
                  org.assertj.core.groups.Tuple.tuple("a_1_all.deb", Status.PUBLISHED),
                  org.assertj.core.groups.Tuple.tuple("b_1_all.deb", Status.ALREADY_PRESENT),
                  org.assertj.core.groups.Tuple.tuple("empty_1_all.deb", Status.FAILED),
                  org.assertj.core.groups.Tuple.tuple("notes", Status.FAILED));
          assertThat(report.get("notes").failure()).hasMessageContaining("no registry");
          assertThat(runImport(world).values())
              .extracting(PublishResult::status)
              .doesNotContain(Status.PUBLISHED);
        });
  }

  @Test
  void registryThatCanNotBeReadDoesNotStopTheOtherKinds() throws Exception {
    Interruptions.undisturbed(
        fake -> fake.addRegistry("acme", "redhat", "redhat"),
        world -> {
          Map<String, PublishResult> report = runImport(world);

          assertThat(report.get("a-1-1.noarch.rpm").status()).isEqualTo(Status.PUBLISHED);
          assertThat(report.get("a_1_all.deb").failure()).isInstanceOf(NotFoundException.class);
        });
  }

  @Test
  void interruptedImportIsFinishedByTheNextRun() throws Exception {
    Interruptions.everywhere(ImportFolderTest::registries, this::runImport);
  }
}
