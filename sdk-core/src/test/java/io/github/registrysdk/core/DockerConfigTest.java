package io.github.registrysdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
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

  private static DockerLogin login(String registry) {
    return new DockerLogin(registry, "deploy", Secret.of("hunter2"));
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private void assertFile(String json) throws IOException {
    assertThat(json(Files.readString(file()))).isEqualTo(json(json));
  }

  @ParameterizedTest
  @CsvSource({
    "registry.acme.example, registry.acme.example",
    "registry.acme.example:5000/team/x, registry.acme.example:5000",
    "https://registry.acme.example/team, registry.acme.example",
    "https://registry.acme.example, registry.acme.example",
    "http://registry.acme.example:5000, registry.acme.example:5000",
    "HTTPS://Registry.ACME.Example/Team, registry.acme.example",
    "HTTPS://Docker.IO, https://index.docker.io/v1/",
    "localhost:5000, localhost:5000",
    "[::1]:5000/team, [::1]:5000",
    "docker.io/acme, https://index.docker.io/v1/",
    "index.docker.io, https://index.docker.io/v1/",
    "https://index.docker.io/v1/, https://index.docker.io/v1/"
  })
  void newFileHasTheAccountUnderWhatDockerLooksFor(String registry, String key) throws IOException {
    DockerConfig.at(file()).put(login(registry));

    assertFile("{\"auths\": {\"" + key + "\": {\"auth\": \"" + AUTH + "\"}}}");
  }

  @Test
  void keyCanBeChosen() throws IOException {
    DockerConfig.at(file()).put("registry.acme.example/team", login("ignored.example"));

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

    DockerConfig.at(file()).put(login("r.example/team"));

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

    DockerConfig.at(file()).put(login("r.example"));

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
            IllegalStateException.class, () -> DockerConfig.at(file()).put(login("r.example")));

    assertThat(e).hasNoCause().hasMessageContaining(file().toString());
    assertThat(e.getMessage()).doesNotContain("c2VjcmV0", "hunter2", AUTH);
    assertThat(Files.readString(file())).isEqualTo(before);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file());
    }
  }

  @Test
  void accountIsUtf8() throws IOException {
    DockerConfig.at(file()).put(new DockerLogin("r.example", "jörg", Secret.of("пароль:2")));

    assertFile("{\"auths\": {\"r.example\": {\"auth\": \"asO2cmc60L/QsNGA0L7Qu9GMOjI=\"}}}");
  }

  @Test
  void interruptIsNamedAndLeavesNothing() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> DockerConfig.at(file()).put(login("r.example")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageEndingWith("could not be written: ClosedByInterruptException");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file().getParent()).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2\n", "\ufeffhunter2", "Bearer hunter2"})
  void passwordWithAMistakeIsNotStored(String password) {
    DockerLogin mistaken = new DockerLogin("r.example", "u", Secret.of(password));
    assertThatThrownBy(() -> DockerConfig.at(file()).put(mistaken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("password ")
        .hasMessageNotContaining("hunter2");
    assertThat(file()).doesNotExist();

    DockerLogin meant = new DockerLogin("r.example", "u", Secret.verbatim(password));
    DockerConfig.at(file()).put(meant);
    assertThat(DockerConfig.at(file()).find("r.example")).contains(meant);
  }

  @Test
  void blankKeyIsRefused() {
    assertThatThrownBy(() -> DockerConfig.at(file()).put(" ", login("r.example")))
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
      DockerConfig.at(file()).put(login("r.example"));
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
  void whatWasWrittenIsFoundAgain() throws IOException {
    DockerConfig config = DockerConfig.at(file());
    assertThat(config.find("r.example")).isEmpty();

    config.put(login("r.example/team"));
    config.put(login("index.docker.io"));

    assertThat(config.find("r.example")).contains(login("r.example"));
    assertThat(config.find("index.docker.io")).contains(login("docker.io"));
    assertThat(config.find("other.example")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"identitytoken\": \"x\"}", "{\"auth\": \"Og==\"}", "null"})
  void entryWithoutAPasswordIsNotFound(String entry) throws IOException {
    Files.writeString(file(), "{\"auths\": {\"r.example\": " + entry + "}}");

    assertThat(DockerConfig.at(file()).find("r.example")).isEmpty();
  }

  @Test
  void entryThatCanNotBeDecodedIsNotShown() throws IOException {
    Files.writeString(file(), "{\"auths\": {\"r.example\": {\"auth\": \"hunter2!\"}}}");

    assertThatThrownBy(() -> DockerConfig.at(file()).find("r.example"))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .hasMessageContaining("r.example")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void configPrintsWhereItIs() {
    assertThat(DockerConfig.at(Path.of("config.json"))).hasToString("DockerConfig[config.json]");
  }

  private void put(Path at) {
    DockerConfig.at(at).put(login("r.example"));
  }

  private static void assertHasAccount(Path file) throws IOException {
    assertThat(json(Files.readString(file)).at("/auths/r.example/auth").asText()).isEqualTo(AUTH);
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
  void fileWithTheCredentialsIsForItsOwnerOnlyAfterwards() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    put(file());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

    put(file());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
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

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw-rw----", "r--------", "rw-------"})
  void ownerGroupAndPermissionsOfTheFileAreKept(String permissions) throws IOException {
    assumeThat(isRoot()).isTrue();
    Files.writeString(file(), BEFORE);
    Files.setAttribute(file(), "unix:uid", 65_534);
    Files.setAttribute(file(), "unix:gid", 65_533);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

    put(file());

    assertHasAccount(file());
    assertThat(Files.getAttribute(file(), "unix:uid")).isEqualTo(65_534);
    assertThat(Files.getAttribute(file(), "unix:gid")).isEqualTo(65_533);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo(permissions);
    assertNothingElseIn(folder, file());
  }

  private boolean isRoot() throws IOException {
    return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
  }

  @Test
  void fileThatHasTheEntryIsNotWritten() throws IOException {
    String before = "{\"auths\":{\"r.example\":{\"auth\":\"" + AUTH + "\"}},  \"x\":1}";
    Files.writeString(file(), before);
    Object key = Files.readAttributes(file(), BasicFileAttributes.class).fileKey();

    put(file());

    assertThat(Files.readString(file())).isEqualTo(before);
    assertThat(Files.readAttributes(file(), BasicFileAttributes.class).fileKey()).isEqualTo(key);
  }

  /**
   * What another JVM runs: one call, calls until it is killed, or one for each file in its input.
   */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws IOException {
      if (arguments.length == 1) {
        BufferedReader files =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String file = files.readLine(); file != null; file = files.readLine()) {
          DockerConfig.at(Path.of(arguments[0], file)).put(login("other.example"));
          System.out.println("put");
        }
        return;
      }
      DockerConfig config = DockerConfig.at(Path.of(arguments[0]));
      config.put(login(arguments[1]));
      System.out.println("put");
      for (int i = 0; arguments.length > 2; i++) {
        config.put(new DockerLogin("r" + i % 10 + ".example", "deploy", Secret.of("hunter" + i)));
      }
    }
  }

  private static List<String> java(Path config, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Program.class.getName(), config.toString()));
    command.addAll(List.of(more));
    return command;
  }

  @Test
  void processThatIsKilledLeavesNoCredentialsForLong() throws Exception {
    for (int i = 0; i < 4; i++) {
      Process writer =
          new ProcessBuilder(java(file(), "r.example", "forever"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(writer.getInputStream().read()).isEqualTo('p');
      writer.destroyForcibly().waitFor();
    }

    put(file());

    assertHasAccount(file());
    assertNothingElseIn(folder, file());
  }

  @Test
  void processesThatCreateTheFileAtOnceLoseNoEntry() throws Exception {
    Process other =
        new ProcessBuilder(java(folder)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader said = other.inputReader();
        Writer files = other.outputWriter()) {
      for (int i = 0; i < 50; i++) {
        Path config = Files.createDirectory(folder.resolve("round" + i)).resolve("config.json");
        files.write(folder.relativize(config) + "\n");
        files.flush();
        DockerConfig.at(config).put(login("r.example"));
        assertThat(said.readLine()).isEqualTo("put");
        assertThat(Files.readString(config)).contains("\"r.example\"", "\"other.example\"");
        assertNothingElseIn(config.getParent(), config);
      }
    }
    assertThat(other.waitFor()).isZero();
  }

  private Path leftover() throws IOException {
    return Files.writeString(folder.resolve(".registry-sdk-secret-123.tmp"), AUTH);
  }

  @Test
  void leftoverIsDeletedThoughThereIsNothingToWrite() throws IOException {
    put(file());
    Path leftover = leftover();
    Path other = Files.writeString(folder.resolve(".registry-sdk-secret.txt"), "not ours");

    put(file());

    assertThat(leftover).doesNotExist();
    assertNothingElseIn(folder, file(), other);
  }

  /** It has no credentials yet, and the other process locks it next. */
  @Test
  void fileThatAnotherProcessHasJustCreatedIsNotDeleted() throws IOException {
    Path created = Files.createFile(folder.resolve(".registry-sdk-secret-123.tmp"));
    put(file());
    assertHasAccount(file());
    assertNothingElseIn(folder, file(), created);
  }

  @ParameterizedTest
  @ValueSource(strings = {"r.example\nERROR forged", "r.example\u2028x", "r.example\u202ex"})
  void keyThatIsNotOneLineIsRefused(String key) {
    assertThatThrownBy(() -> DockerConfig.at(file()).put(key, login("r.example")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key has a control character");
    assertThat(file()).doesNotExist();
  }

  @Test
  void fileThatAnotherProcessStillWritesIsNotDeleted() throws IOException {
    Path inUse = leftover();
    try (FileChannel channel = FileChannel.open(inUse, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      put(file());
      assertThat(lock.isValid()).isTrue();
    }
    assertHasAccount(file());
    assertNothingElseIn(folder, file(), inUse);
  }

  /** In a mount namespace of its own, in which {@code mounts} are made first. */
  private int runWith(String mounts, String registry) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("unshare", "-m", "sh", "-c", mounts + " && exec \"$@\"", "sh"));
    command.addAll(java(file(), registry));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private String mount() throws Exception {
    assumeThat(isRoot()).isTrue();
    assumeThat(Path.of("/usr/bin/unshare")).exists();
    Path mounted = Files.writeString(folder.resolve("mounted.json"), BEFORE);
    Files.writeString(file(), "{}");
    String mount = "mount --bind '" + mounted + "' '" + file() + "'";
    List<String> command = List.of("unshare", "-m", "sh", "-c", mount);
    assumeThat(new ProcessBuilder(command).start().waitFor()).isZero();
    return mount;
  }

  @Test
  void fileThatIsMountedAloneIsOverwritten() throws Exception {
    String mount = mount();
    Path mounted = folder.resolve("mounted.json");
    Object key = Files.readAttributes(mounted, BasicFileAttributes.class).fileKey();

    assertThat(runWith(mount, "r.example")).isZero();

    assertHasAccount(mounted);
    assertThat(Files.readString(mounted)).contains("old.example");
    assertThat(Files.readAttributes(mounted, BasicFileAttributes.class).fileKey()).isEqualTo(key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mounted)))
        .isEqualTo("rw-------");
    assertNothingElseIn(folder, file(), mounted);
  }

  @Test
  void readOnlyMountIsNoProblemIfTheEntryIsThere() throws Exception {
    String readOnly = mount() + " && mount -o remount,bind,ro '" + file() + "'";
    Path mounted = folder.resolve("mounted.json");

    assertThat(runWith(readOnly, "r.example")).isOne();
    assertThat(Files.readString(mounted)).isEqualTo(BEFORE);

    put(mounted);
    assertThat(runWith(readOnly, "r.example")).isZero();
    assertNothingElseIn(folder, file(), mounted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkfifo %s", "mknod %s c 1 3", "mkdir %s"})
  void onlyRegularFilesAreReplaced(String command) throws Exception {
    Path place = folder.resolve("place");
    List<String> words = List.of(command.formatted(place).split(" "));
    assumeThat(new ProcessBuilder(words).start().waitFor()).isZero();
    Path link = Files.createSymbolicLink(file(), place);

    for (Path path : List.of(place, link)) {
      assertThatThrownBy(() -> put(path))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(path.toString())
          .hasMessageContaining("not a regular file");
    }
    assertThat(Files.isRegularFile(place)).isFalse();
    assertNothingElseIn(folder, place, link);
  }

  @Test
  void linksInACircleAreRefused() throws IOException {
    Path other = folder.resolve("other.json");
    Files.createSymbolicLink(file(), other);
    Files.createSymbolicLink(other, file());

    assertThatThrownBy(() -> put(file()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("circle");
    assertNothingElseIn(folder, file(), other);
  }

  @Test
  void linkToALinkToAFileThatIsNotThereYetMakesIt() throws IOException {
    Files.createSymbolicLink(file(), Path.of("dotfiles.json"));
    Files.createSymbolicLink(folder.resolve("dotfiles.json"), Path.of("real/docker.json"));

    put(file());

    assertThat(file()).isSymbolicLink();
    assertThat(folder.resolve("dotfiles.json")).isSymbolicLink();
    assertHasAccount(folder.resolve("real/docker.json"));
  }

  @Test
  void fileThatIsTooLargeIsNotRead() throws IOException {
    long size = 3L * 1024 * 1024 * 1024;
    try (RandomAccessFile sparse = new RandomAccessFile(file().toFile(), "rw")) {
      sparse.setLength(size);
    }

    assertThatThrownBy(() -> put(file()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("larger than 1 MiB");
    assertThat(file()).hasSize(size);
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
                  assertThat(json(Files.readString(file())).at("/auths/old.example/auth").asText())
                      .isEqualTo("b2xk");
                  reads++;
                }
                return reads;
              });
      for (int i = 0; i < 100; i++) {
        DockerConfig.at(file()).put(login("r" + i + ".example"));
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
        var login = login("r" + i + ".example");
        all.add(pool.submit(() -> DockerConfig.at(file()).put(login)));
      }
      for (Future<?> one : all) {
        one.get(30, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(json(Files.readString(file())).get("auths")).hasSize(40);
  }
}
