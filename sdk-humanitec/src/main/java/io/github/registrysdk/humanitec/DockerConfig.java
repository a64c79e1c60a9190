package io.github.registrysdk.humanitec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the credentials of a registry to Docker's {@code config.json}. All other content of the
 * file is kept. If the file has the credentials already, nothing is written.
 *
 * <p>The file is replaced atomically: a temporary file is written in the same directory and then
 * moved to its place. If the process is killed before, the next call for a file in that directory
 * deletes the temporary file, unless it is empty. Where the file can't be replaced, because it is
 * the target of a single-file bind mount, or because its owner would change, it is overwritten in
 * place; if the process is killed then, or if the file can be neither written nor restored, it can
 * be left incomplete.
 *
 * <p>On file systems with POSIX permissions, only the owner may read a new file. An existing file
 * keeps its owner, its group and its permissions, unless everybody may read or write it: then, only
 * its owner may afterwards.
 *
 * <p>Only regular files of at most 1 MiB are written, and symbolic links to them. Threads of the
 * same JVM write one after another. Like Docker, this class uses no file lock for the
 * configuration: a change that another process makes at the same time can be lost. If several
 * processes create the file at the same time, the first one creates it, and the others add their
 * credentials to it.
 */
public final class DockerConfig {
  private static final Logger LOG = LoggerFactory.getLogger(DockerConfig.class);

  /** The only key under which Docker looks for the credentials of Docker Hub. */
  private static final String HUB = "https://index.docker.io/v1/";

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private static final int LARGEST = 1024 * 1024;
  private static final int MOST_LINKS = 40;
  private static final String TEMPORARY_PREFIX = ".registry-sdk-docker-";
  private static final String TEMPORARY_SUFFIX = ".tmp";

  private static final int LONGEST_NAME = 1000;
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";

  /** What a registry is called in an image reference, with what Docker removes from it. */
  private static final Pattern REGISTRY =
      Pattern.compile(
          "(?:https?://)?((?:LABEL(?:\\.LABEL)*|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?)(?:/.*)?"
              .replace("LABEL", LABEL),
          Pattern.CASE_INSENSITIVE);

  /** What could forge a line of the log, or hide text in it. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  /** Keeps all content of the file. It refuses a file whose content it can't keep. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** Without a lock, two threads could each overwrite what the other one added. */
  private static final ReentrantLock WRITING = new ReentrantLock();

  private final Path file;

  private DockerConfig(Path file) {
    this.file = file;
  }

  /**
   * Returns a writer for a file. This method neither reads nor writes the file.
   *
   * @param file the file, usually {@code .docker/config.json} in the home directory; the file and
   *     its directory are created when credentials are written
   * @return a writer for the file
   */
  public static DockerConfig at(Path file) {
    return new DockerConfig(Objects.requireNonNull(file, "file"));
  }

  /**
   * Writes credentials under the host of their registry, which is the key that Docker uses: in
   * lower case, without scheme and path. For {@code docker.io}, the key is {@code
   * https://index.docker.io/v1/}, as in Docker.
   *
   * <p>If the file names a credential store ({@code credsStore}, or {@code credHelpers} for the
   * host), Docker uses the credential store and ignores the credentials in the file. They are
   * written anyway, and a warning is logged.
   *
   * @param creds credentials with a user name and a password
   * @throws IllegalArgumentException if the credentials have no user name or no password, if the
   *     user name contains a colon, or if the registry is not a host with an optional port and
   *     path, for example because it contains a password or a query
   * @throws IllegalStateException if the file, or the value of {@code auths} in it, is not a JSON
   *     object; the file is not changed
   * @throws UncheckedIOException if the file can't be read or written, is not a regular file or is
   *     too large; it is not changed, unless the message says that it is incomplete
   */
  public void put(RegistryCreds creds) {
    put(host(creds.registry()), creds);
  }

  private static String host(String registry) {
    Matcher parts = REGISTRY.matcher(registry);
    if (registry.length() > LONGEST_NAME || !parts.matches()) {
      // Not shown: it may contain a password.
      throw new IllegalArgumentException(
          "the credentials' registry is not a host such as registry.example:5000, with or without"
              + " https:// and a path; Docker would not find the credentials");
    }
    String host = parts.group(1).toLowerCase(Locale.ROOT);
    return host.equals("docker.io") || host.equals("index.docker.io") ? HUB : host;
  }

  /**
   * Writes credentials under a key of your choice, for example a host with a path, which some other
   * tools use. A credential store has priority, as in {@link #put(RegistryCreds)}.
   *
   * @param key the key in {@code auths}
   * @param creds credentials with a user name and a password
   * @throws IllegalArgumentException if the credentials have no user name or no password, if the
   *     user name contains a colon, or if the key contains a line break or another control
   *     character
   * @throws IllegalStateException if the file, or the value of {@code auths} in it, is not a JSON
   *     object; the file is not changed
   * @throws UncheckedIOException if the file can't be read or written, is not a regular file or is
   *     too large; it is not changed, unless the message says that it is incomplete
   */
  public void put(String key, RegistryCreds creds) {
    if (UNPRINTABLE.matcher(Require.text("key", key)).find()) {
      throw new IllegalArgumentException("key has a control character");
    }
    String username = creds.username();
    Secret password = creds.password();
    if (username == null || password == null) {
      throw new IllegalArgumentException("the credentials have no user name or no password");
    }
    if (username.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "username must not contain a colon, because Docker separates user name and password with"
              + " one");
    }
    byte[] account = (username + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    String auth = Base64.getEncoder().encodeToString(account);
    WRITING.lock();
    try {
      try {
        merge(key, auth);
      } catch (FileAlreadyExistsException e) {
        LOG.debug("{} was created by another process", file, e);
        merge(key, auth);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the Docker configuration " + file + " could not be written: " + e.getMessage(), e);
    } finally {
      WRITING.unlock();
    }
  }

  private void merge(String key, String auth) throws IOException {
    Path target = target();
    deleteLeftovers(folder(target));
    byte[] before = read(target);
    ObjectNode config = parse(target, before);
    if (config.hasNonNull("credsStore") || config.path("credHelpers").hasNonNull(key)) {
      LOG.warn(
          "{} names a credential store for {}, which Docker uses instead of the credentials in this"
              + " file",
          target,
          key);
    }
    JsonNode auths = config.path("auths");
    if (!auths.isObject() && !auths.isNull() && !auths.isMissingNode()) {
      throw new IllegalStateException(
          target + " contains auths that is not a JSON object; the file was not changed");
    }
    ObjectNode entries = auths instanceof ObjectNode object ? object : config.putObject("auths");
    ObjectNode entry = MAPPER.createObjectNode().put("auth", auth);
    if (!entry.equals(entries.get(key))) {
      entries.set(key, entry);
      replace(target, before, MAPPER.writeValueAsBytes(config));
    }
  }

  private static Path folder(Path target) {
    return Objects.requireNonNull(target.getParent(), "folder");
  }

  /** The target of symbolic links, so that the links themselves are kept. */
  private Path target() throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path path = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(path); links++) {
      if (links == MOST_LINKS) {
        throw new IOException("its symbolic links lead in a circle");
      }
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    return path;
  }

  /** Null if there is no file. */
  private static byte @Nullable [] read(Path target) throws IOException {
    if (!Files.exists(target)) {
      return null;
    }
    // Reading a FIFO would wait for its writer, and replacing a device would be fatal for others.
    if (!Files.isRegularFile(target)) {
      throw new IOException(target + " is not a regular file");
    }
    try (InputStream in = Files.newInputStream(target)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new IOException(target + " is larger than 1 MiB");
      }
      return content;
    }
  }

  private static ObjectNode parse(Path target, byte @Nullable [] content) throws IOException {
    if (content == null || content.length == 0) {
      return MAPPER.createObjectNode();
    }
    try {
      if (MAPPER.readTree(content) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // Not chained: the message quotes the file, which contains secrets.
      throw new IllegalStateException(
          target + " is not JSON (line " + line(e) + "); the file was not changed");
    }
    throw new IllegalStateException(target + " is not a JSON object; the file was not changed");
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
  }

  /**
   * A process that was killed leaves its temporary file, and no lock. One that is still writing
   * holds the lock of its file.
   */
  private static void deleteLeftovers(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(folder, TEMPORARY_PREFIX + "*" + TEMPORARY_SUFFIX)) {
      for (Path leftover : leftovers) {
        deleteUnlessInUse(leftover);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("{} could not be searched for files of an earlier run", folder, e);
    }
  }

  private static void deleteUnlessInUse(Path leftover) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(leftover, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      // Another process may have created an empty file and not locked it yet.
      if (!file.isRegularFile() || file.size() == 0) {
        return;
      }
      try (FileChannel channel =
              FileChannel.open(leftover, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
          FileLock lock = channel.tryLock()) {
        if (lock != null) {
          Files.deleteIfExists(leftover);
        }
      }
    } catch (NoSuchFileException e) {
      LOG.debug("{} is gone", leftover, e);
    } catch (OverlappingFileLockException e) {
      LOG.debug("{} is in use", leftover, e);
    } catch (IOException e) {
      LOG.warn(
          "delete {}: it was left by an earlier run, contains credentials and can't be deleted",
          leftover,
          e);
    }
  }

  /**
   * @param before the content of the file, or null if there is no file
   */
  private static void replace(Path target, byte @Nullable [] before, byte[] content)
      throws IOException {
    Path folder = folder(target);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    Path temporary = temporary(folder);
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      assert lock != null : "nobody else knows the file";
      write(channel, content);
      if (before == null) {
        create(temporary, target);
      } else if (!isLike(target, temporary) || !isMoved(temporary, target)) {
        overwrite(target, before, content);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Never replaces a file: a move that has looked whether there is one can overwrite one that came
   * since.
   */
  private static void create(Path temporary, Path target) throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debug("{} can't be a link", target, e);
      Files.move(temporary, target);
    }
  }

  private static Path temporary(Path folder) throws IOException {
    FileAttribute<?>[] ownerOnly =
        Files.getFileStore(folder).supportsFileAttributeView("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    try {
      return Files.createTempFile(folder, TEMPORARY_PREFIX, TEMPORARY_SUFFIX, ownerOnly);
    } catch (IOException e) {
      throw new IOException(
          "no file can be created in "
              + folder
              + ", which is needed to replace the configuration; make the folder writable, or mount"
              + " the folder instead of the file",
          e);
    }
  }

  /** Synced before the move, so that a power failure does not leave an empty file. */
  private static void write(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(content);
    channel.position(0);
    while (left.hasRemaining()) {
      channel.write(left);
    }
    channel.truncate(content.length);
    channel.force(true);
  }

  /** Gives the copy the owner, group and permissions of a file, if this process can. */
  private static boolean isLike(Path target, Path copy) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(copy, PosixFileAttributeView.class);
    if (view == null) {
      return true;
    }
    PosixFileAttributes mine = view.readAttributes();
    PosixFileAttributes theirs = Files.readAttributes(target, PosixFileAttributes.class);
    try {
      if (!theirs.owner().equals(mine.owner())) {
        view.setOwner(theirs.owner());
      }
      if (!theirs.group().equals(mine.group())) {
        view.setGroup(theirs.group());
      }
      view.setPermissions(withoutOthers(theirs.permissions()));
      return true;
    } catch (IOException e) {
      LOG.debug("{} has an owner that this process can't give a file to", target, e);
      return false;
    }
  }

  /** As they are, but a file that was for everybody was not meant for secrets. */
  private static Set<PosixFilePermission> withoutOthers(Set<PosixFilePermission> permissions) {
    return permissions.contains(PosixFilePermission.OTHERS_READ)
            || permissions.contains(PosixFilePermission.OTHERS_WRITE)
        ? OWNER_ONLY
        : permissions;
  }

  private static boolean isMoved(Path temporary, Path target) {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException e) {
      LOG.debug("{} can't be replaced and is overwritten", target, e);
      return false;
    }
  }

  private static void overwrite(Path target, byte[] before, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      PosixFileAttributeView view =
          Files.getFileAttributeView(target, PosixFileAttributeView.class);
      if (view != null) {
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        if (!permissions.equals(withoutOthers(permissions))) {
          view.setPermissions(OWNER_ONLY);
        }
      }
      try {
        write(channel, content);
      } catch (IOException e) {
        throw restored(target, before, e);
      }
    }
  }

  /** Through a channel of its own, because an interrupt closes the one that it has hit. */
  static IOException restored(Path target, byte[] before, IOException failure) {
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      write(channel, before);
      return failure;
    } catch (IOException e) {
      failure.addSuppressed(e);
      return new IOException(
          target + " is incomplete now, restore it or delete it: " + failure.getMessage(), failure);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public String toString() {
    return "DockerConfig[" + file + "]";
  }
}
