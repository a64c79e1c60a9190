package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is in the file, and how the file is replaced. */
class DockerConfigTest {
  /** {@code deploy:hunter2}. */
  private static final String AUTH = "ZGVwbG95Omh1bnRlcjI=";

  private static final String BEFORE = "{\"auths\": {\"old.example\": {\"auth\": \"b2xk\"}}}";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("config.json");
  }

  private static RegistryCreds creds(String registry) {
    return creds(registry, "deploy", Secret.of("hunter2"));
  }

  private static RegistryCreds creds(
      String registry, @Nullable String username, @Nullable Secret password) {
    return new RegistryCreds(registry, username, password, null, Map.of(), JsonFields.none());
  }

  private void assertFile(String json) throws IOException {
    assertThat(ScriptedHumanitec.json(Files.readString(file())))
        .isEqualTo(ScriptedHumanitec.json(json));
  }

  @ParameterizedTest
  @CsvSource({
    "registry.acme.example, registry.acme.example",
    "registry.acme.example:5000/team/x, registry.acme.example:5000",
    "https://registry.acme.example/team, registry.acme.example",
    "docker.io/acme, https://index.docker.io/v1/",
    "index.docker.io, https://index.docker.io/v1/",
    "https://index.docker.io/v1/, https://index.docker.io/v1/"
  })
  void newFileHasTheAccountUnderWhatDockerLooksFor(String registry, String key) throws IOException {
    DockerConfig.at(file()).put(creds(registry));

    assertFile("{\"auths\": {\"" + key + "\": {\"auth\": \"" + AUTH + "\"}}}");
  }

  @Test
  void keyCanBeChosen() throws IOException {
    DockerConfig.at(file()).put("registry.acme.example/team", creds("ignored.example"));

    assertFile("{\"auths\": {\"registry.acme.example/team\": {\"auth\": \"" + AUTH + "\"}}}");
  }

  @Test
  void whatElseIsInTheFileStays() throws IOException {
    Files.writeString(
        file(),
        """
        {"auths": {"old.example": {"auth": "b2xkOm9sZA==", "email": "a@old.example"},
          "r.example": {"identitytoken": "stale"}},
         "HttpHeaders": {"X-Ümlaut": "ß"}, "psFormat": null,
         "exact": [1.10, 12345678901234567890123, 1.000000000000000000001]}
        """);

    DockerConfig.at(file()).put(creds("r.example/team"));

    assertFile(
        """
        {"auths": {"old.example": {"auth": "b2xkOm9sZA==", "email": "a@old.example"},
          "r.example": {"auth": "ZGVwbG95Omh1bnRlcjI="}},
         "HttpHeaders": {"X-Ümlaut": "ß"}, "psFormat": null,
         "exact": [1.10, 12345678901234567890123, 1.000000000000000000001]}
        """);
    assertThat(Files.readString(file())).contains("1.10", "1.000000000000000000001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"auths\": null}", "{\"auths\": {}}"})
  void fileWithoutAccountsGetsOne(String before) throws IOException {
    Files.writeString(file(), before);

    DockerConfig.at(file()).put(creds("r.example"));

    assertFile("{\"auths\": {\"r.example\": {\"auth\": \"" + AUTH + "\"}}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"auths\": {\"r.example\": {\"auth\": \"c2VjcmV0\"}}",
        "{\"auths\": {}} c2VjcmV0",
        "{\"auths\": {}}{\"auths\": {}}",
        "{\"auths\": {}, \"auths\": {\"c2VjcmV0\": {}}}",
        "[\"c2VjcmV0\"]",
        "\"c2VjcmV0\"",
        "null",
        "   ",
        "c2VjcmV0: yaml",
        "{\"auths\": [\"c2VjcmV0\"]}",
        "{\"auths\": \"c2VjcmV0\"}"
      })
  void fileOfAnotherFormIsLeftByteForByte(String before) throws IOException {
    Files.writeString(file(), before);

    IllegalStateException e =
        catchThrowableOfType(
            IllegalStateException.class, () -> DockerConfig.at(file()).put(creds("r.example")));

    assertThat(e).hasNoCause().hasMessageContaining(file().toString());
    assertThat(e.getMessage()).doesNotContain("c2VjcmV0", "hunter2", AUTH);
    assertThat(Files.readString(file())).isEqualTo(before);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file());
    }
  }

  @Test
  void accountIsUtf8() throws IOException {
    DockerConfig.at(file()).put(creds("r.example", "jörg", Secret.of("пароль:2")));

    assertFile("{\"auths\": {\"r.example\": {\"auth\": \"asO2cmc60L/QsNGA0L7Qu9GMOjI=\"}}}");
  }

  @Test
  void credsWithoutAccountAreRefused() {
    DockerConfig config = DockerConfig.at(file());
    Secret password = Secret.of("hunter2");

    for (RegistryCreds creds :
        new RegistryCreds[] {
          creds("r.example", null, null),
          creds("r.example", "", password),
          creds("r.example", null, password),
          creds("r.example", "deploy", null)
        }) {
      assertThatThrownBy(() -> config.put(creds))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("hunter2");
    }
    assertThat(file()).doesNotExist();
  }

  @Test
  void userNameThatDockerWouldCutIsRefused() {
    assertThatThrownBy(
            () -> DockerConfig.at(file()).put(creds("r.example", "de:ploy", Secret.of("hunter2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("username")
        .hasMessageNotContaining("ploy");
    assertThat(file()).doesNotExist();
  }

  @Test
  void blankKeyIsRefused() {
    assertThatThrownBy(() -> DockerConfig.at(file()).put(" ", creds("r.example")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"credsStore\": \"desktop\"} | 1",
        "{\"credHelpers\": {\"r.example\": \"ecr-login\"}} | 1",
        "{\"credHelpers\": {\"other.example\": \"ecr-login\"}} | 0",
        "{\"credsStore\": null} | 0",
        "{} | 0"
      })
  void credentialStoreThatHidesTheFileIsWarnedOf(String before, int warnings) throws IOException {
    Files.writeString(file(), before);
    Logger logger = (Logger) LoggerFactory.getLogger(DockerConfig.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      DockerConfig.at(file()).put(creds("r.example"));
    } finally {
      logger.detachAppender(log);
    }

    assertThat(log.list)
        .hasSize(warnings)
        .allSatisfy(
            event -> {
              assertThat(event.getLevel()).isEqualTo(Level.WARN);
              assertThat(event.getFormattedMessage())
                  .contains(file().toRealPath().toString(), "credential store")
                  .doesNotContain("hunter2", AUTH);
            });
    assertThat(Files.readString(file())).contains(AUTH);
  }

  @Test
  void configPrintsWhereItIs() {
    assertThat(DockerConfig.at(Path.of("config.json"))).hasToString("DockerConfig[config.json]");
  }

  private void put(Path at) {
    DockerConfig.at(at).put(creds("r.example"));
  }

  private static void assertHasAccount(Path file) throws IOException {
    assertThat(ScriptedHumanitec.json(Files.readString(file)).at("/auths/r.example/auth").asText())
        .isEqualTo(AUTH);
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
        DockerConfig.at(file()).put(creds("r" + i + ".example"));
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
        var creds = creds("r" + i + ".example");
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
