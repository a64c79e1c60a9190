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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the credentials of a registry to Docker's {@code config.json}. All other content of the
 * file is kept. The file is replaced atomically: a temporary file is written in the same directory
 * and then moved to its place. On file systems with POSIX permissions, only the owner may read the
 * file.
 *
 * <p>Threads of the same JVM write one after another. Like Docker, this class uses no file lock: a
 * change that another process makes at the same time can be lost.
 */
public final class DockerConfig {
  private static final Logger LOG = LoggerFactory.getLogger(DockerConfig.class);

  /** The only key under which Docker looks for the credentials of Docker Hub. */
  private static final String HUB = "https://index.docker.io/v1/";

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
   * Writes credentials under the host of their registry, which is the key that Docker uses. For
   * {@code docker.io}, the key is {@code https://index.docker.io/v1/}, as in Docker.
   *
   * <p>If the file names a credential store ({@code credsStore}, or {@code credHelpers} for the
   * host), Docker uses the credential store and ignores the credentials in the file. They are
   * written anyway, and a warning is logged.
   *
   * @param creds credentials with a user name and a password
   * @throws IllegalArgumentException if the credentials have no user name or no password, or if the
   *     user name contains a colon
   * @throws IllegalStateException if the file, or the value of {@code auths} in it, is not a JSON
   *     object; the file is not changed
   * @throws UncheckedIOException if the file can't be read or written; it is not changed
   */
  public void put(RegistryCreds creds) {
    put(host(creds.registry()), creds);
  }

  private static String host(String registry) {
    int scheme = registry.indexOf("://");
    String name = scheme < 0 ? registry : registry.substring(scheme + 3);
    int slash = name.indexOf('/');
    String host = slash < 0 ? name : name.substring(0, slash);
    return host.equals("docker.io") || host.equals("index.docker.io") ? HUB : host;
  }

  /**
   * Writes credentials under a key of your choice, for example a host with a path, which some other
   * tools use. A credential store has priority, as in {@link #put(RegistryCreds)}.
   *
   * @param key the key in {@code auths}
   * @param creds credentials with a user name and a password
   * @throws IllegalArgumentException if the credentials have no user name or no password, or if the
   *     user name contains a colon
   * @throws IllegalStateException if the file, or the value of {@code auths} in it, is not a JSON
   *     object; the file is not changed
   * @throws UncheckedIOException if the file can't be read or written; it is not changed
   */
  public void put(String key, RegistryCreds creds) {
    Require.text("key", key);
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
    WRITING.lock();
    try {
      merge(key, Base64.getEncoder().encodeToString(account));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the Docker configuration " + file + " could not be written", e);
    } finally {
      WRITING.unlock();
    }
  }

  private void merge(String key, String auth) throws IOException {
    Path target = target();
    ObjectNode config = read(target);
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
    entries.putObject(key).put("auth", auth);
    replace(target, MAPPER.writeValueAsBytes(config));
  }

  /** The target of a symbolic link, so that the link itself is kept. */
  private Path target() throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path absolute = file.toAbsolutePath();
    return Files.isSymbolicLink(absolute)
        ? absolute.resolveSibling(Files.readSymbolicLink(absolute))
        : absolute;
  }

  private static ObjectNode read(Path target) throws IOException {
    if (!Files.exists(target) || Files.size(target) == 0) {
      return MAPPER.createObjectNode();
    }
    try {
      if (MAPPER.readTree(Files.readAllBytes(target)) instanceof ObjectNode object) {
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

  private static void replace(Path target, byte[] content) throws IOException {
    Path folder = Objects.requireNonNull(target.getParent(), "folder");
    Files.createDirectories(folder);
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path temporary = Files.createTempFile(folder, ".config", ".json", ownerOnly);
    try {
      // Synced before the move, so that a power failure does not leave an empty file.
      Files.write(temporary, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public String toString() {
    return "DockerConfig[" + file + "]";
  }
}
