package io.github.registrysdk.examples.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReleaseWithIndexTest {
  @TempDir Path dist;
  private Path tool;
  private Path index;

  @BeforeEach
  void build() throws IOException {
    tool = Files.writeString(dist.resolve("tool-1.2.0.tar.gz"), "tool");
    index = Files.writeString(dist.resolve("index.json"), "{\"newest\": \"1.2.0\"}");
  }

  private static void releaseBefore(FakeBuildkite fake) {
    fake.addRegistry("acme", "tools", "files");
    fake.addPackage("acme", "tools", "tool-1.1.0.tar.gz", new byte[] {1});
    fake.addPackage("acme", "tools", "index-1.0.0.json", "{\"newest\": \"1.1.0\"}".getBytes(UTF_8));
  }

  private void release(Interruptions world) {
    try (BuildkiteClient client = world.client()) {
      ReleaseWithIndex.run(client, tool, index);
    }
  }

  @Test
  void toolIsAddedAndTheIndexIsReplacedOnce() throws Exception {
    Interruptions.undisturbed(
        ReleaseWithIndexTest::releaseBefore,
        world -> {
          release(world);
          release(world);

          assertThat(world.packages())
              .extracting(name -> name.split(" ", 2)[0])
              .containsExactly(
                  "tools/index-1.0.0.json", "tools/tool-1.1.0.tar.gz", "tools/tool-1.2.0.tar.gz");
          assertThat(world.fake().calls(BuildkiteOperation.PUBLISH_PACKAGE)).hasSize(2);
          assertThat(world.fake().calls(BuildkiteOperation.DELETE_PACKAGE)).hasSize(1);
        });
  }

  @Test
  void missingIndexAndMissingScopeEndItBeforeAnythingIsPublished() throws Exception {
    Interruptions.undisturbed(
        ReleaseWithIndexTest::releaseBefore,
        world -> {
          world.fake().addToken("bkua_reader", "read_packages", "write_packages");
          try (BuildkiteClient reader = world.client(TokenSource.fixed(Secret.of("bkua_reader")))) {
            assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> ReleaseWithIndex.run(reader, tool, index))
                .withMessageContaining("delete_packages");
          }
          Files.delete(index);
          assertThatIllegalArgumentException().isThrownBy(() -> release(world));
          assertThat(world.packages()).hasSize(2);
        });
  }

  @Test
  void interruptedReleaseIsFinishedByTheNextRun() throws Exception {
    Interruptions.everywhere(ReleaseWithIndexTest::releaseBefore, this::release);
  }
}
