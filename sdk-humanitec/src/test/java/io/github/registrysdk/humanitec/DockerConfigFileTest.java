package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the file is replaced. */
class DockerConfigFileTest {
  private static final String BEFORE = "{\"auths\": {\"old.example\": {\"auth\": \"b2xk\"}}}";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("config.json");
  }

  private void put(Path at) {
    DockerConfig.at(at).put(DockerConfigTest.creds("r.example"));
  }

  private static void assertHasAccount(Path file) throws IOException {
    assertThat(ScriptedHumanitec.json(Files.readString(file)).at("/auths/r.example/auth").asText())
        .isEqualTo("ZGVwbG95Omh1bnRlcjI=");
  }

  private void assertNothingElseIn(Path where, Path... files) throws IOException {
    try (var left = Files.list(where)) {
      assertThat(left).containsExactlyInAnyOrder(files);
    }
  }

  @Test
  void newFileIsForItsOwnerOnly() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");

    put(file());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertNothingElseIn(folder, file());
  }

  @Test
  void fileThatEverybodyCouldReadIsForItsOwnerOnlyAfterwards() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Files.writeString(file(), BEFORE);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-rw-"));

    put(file());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertHasAccount(file());
  }

  @Test
  void foldersAreMade() throws IOException {
    Path deep = folder.resolve("home/.docker/config.json");

    put(deep);

    assertHasAccount(deep);
    assertNothingElseIn(deep.resolveSibling(""), deep);
  }

  @Test
  void linkStaysALink() throws IOException {
    Path real = Files.createDirectory(folder.resolve("dotfiles")).resolve("docker.json");
    Files.writeString(real, BEFORE);
    Path link = Files.createSymbolicLink(file(), folder.relativize(real));

    put(link);

    assertThat(link).isSymbolicLink();
    assertHasAccount(real);
    assertNothingElseIn(real.resolveSibling(""), real);
    assertNothingElseIn(folder, link, real.resolveSibling(""));
  }

  @Test
  void linkToAFileThatIsNotThereYetMakesIt() throws IOException {
    Path link = Files.createSymbolicLink(file(), Path.of("dotfiles/docker.json"));

    put(link);

    assertThat(link).isSymbolicLink();
    assertHasAccount(folder.resolve("dotfiles/docker.json"));
  }

  @Test
  void folderThatCanNotBeWrittenToKeepsTheOldFile() throws IOException {
    Files.writeString(file(), BEFORE);
    assumeThat(folder.toFile().setWritable(false)).isTrue();
    try {
      // Who runs as root may write everywhere.
      assumeThat(Files.isWritable(folder)).isFalse();
      assertThatThrownBy(() -> put(file()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(file().toString())
          .hasMessageNotContaining("hunter2");
      assertThat(Files.readString(file())).isEqualTo(BEFORE);
    } finally {
      assertThat(folder.toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  void folderThatIsAFileKeepsIt() throws IOException {
    Path noFolder = Files.writeString(folder.resolve("docker"), "not a folder");

    assertThatThrownBy(() -> put(noFolder.resolve("config.json")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageNotContaining("hunter2");
    assertThat(Files.readString(noFolder)).isEqualTo("not a folder");
  }

  @Test
  void placeThatIsAFolderIsAnErrorAndLeavesNothingBehind() throws IOException {
    Files.createDirectory(file());

    assertThatThrownBy(() -> put(file())).isInstanceOf(UncheckedIOException.class);
    assertNothingElseIn(folder, file());
    assertNothingElseIn(file());
  }

  @Test
  void readerNeverSeesHalfAFile() throws Exception {
    Files.writeString(file(), BEFORE);
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> reader =
          pool.submit(
              () -> {
                int reads = 0;
                while (!done.get() || reads == 0) {
                  assertThat(
                          ScriptedHumanitec.json(Files.readString(file()))
                              .at("/auths/old.example/auth")
                              .asText())
                      .isEqualTo("b2xk");
                  reads++;
                }
                return reads;
              });
      for (int i = 0; i < 100; i++) {
        DockerConfig.at(file()).put(DockerConfigTest.creds("r" + i + ".example"));
      }
      done.set(true);
      assertThat(reader.get(30, TimeUnit.SECONDS)).isPositive();
    } finally {
      done.set(true);
      pool.shutdownNow();
    }
    assertNothingElseIn(folder, file());
  }

  @Test
  void writersInOneProgramLoseNothingOfEachOther() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        var creds = DockerConfigTest.creds("r" + i + ".example");
        all.add(pool.submit(() -> DockerConfig.at(file()).put(creds)));
      }
      for (Future<?> one : all) {
        one.get(30, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(ScriptedHumanitec.json(Files.readString(file())).get("auths")).hasSize(40);
  }
}
