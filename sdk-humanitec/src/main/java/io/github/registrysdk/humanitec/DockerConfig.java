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
 * A Docker {@code config.json} to write a registry's credentials to. What else is in the file stays
 * as it is: a new file is written beside it and moved over it, so that nobody ever sees half of
 * one. Where the file system knows permissions, only the owner may read it.
 *
 * <p>Threads of one JVM take turns. Docker locks nothing, and neither does this: what another
 * process writes to the file at the same moment may be lost.
 */
public final class DockerConfig {
  private static final Logger LOG = LoggerFactory.getLogger(DockerConfig.class);

  /** Under which Docker looks for the credentials of its own hub, and under nothing else. */
  private static final String HUB = "https://index.docker.io/v1/";

  /** Loses nothing of what is in the file: what it can't keep, it refuses. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** Two threads that read the same file would each write it without what the other added. */
  private static final ReentrantLock WRITING = new ReentrantLock();

  private final Path file;

  private DockerConfig(Path file) {
    this.file = file;
  }

  /**
   * A file to write to; nothing is read or written yet.
   *
   * @param file such as {@code ~/.docker/config.json}; made, with its folder, if it is not there
   * @return the file
   */
  public static DockerConfig at(Path file) {
    return new DockerConfig(Objects.requireNonNull(file, "file"));
  }

  /**
   * Writes credentials under the host of their registry, which is what Docker looks them up by; for
   * {@code docker.io}, under the address that Docker uses in its place. Where the file names a
   * credential store ({@code credsStore}, or {@code credHelpers} for the host), Docker asks that
   * and not the file: they are written all the same, and a warning is logged.
   *
   * @param creds with user name and password
   * @throws IllegalArgumentException if they have none, or the user name has a colon
   * @throws IllegalStateException if the file is there and is no JSON object, or its {@code auths}
   *     is none; it stays as it is
   * @throws UncheckedIOException if it can't be read or written; it stays as it is
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
   * Writes credentials under another key, such as a host with a path for tools that look further
   * than Docker. A credential store that the file names comes first, as above.
   *
   * @param key what they are looked up by
   * @param creds with user name and password
   * @throws IllegalArgumentException if they have none, or the user name has a colon
   * @throws IllegalStateException if the file is there and is no JSON object, or its {@code auths}
   *     is none; it stays as it is
   * @throws UncheckedIOException if it can't be read or written; it stays as it is
   */
  public void put(String key, RegistryCreds creds) {
    Require.text("key", key);
    String username = creds.username();
    Secret password = creds.password();
    if (username == null || password == null) {
      throw new IllegalArgumentException(
          "these credentials have no user name and password to write");
    }
    if (username.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "username has a colon, at which Docker would take the password to begin");
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
          "{} names a credential store for {}, which Docker asks instead of looking at what is written here",
          target,
          key);
    }
    JsonNode auths = config.path("auths");
    if (!auths.isObject() && !auths.isNull() && !auths.isMissingNode()) {
      throw new IllegalStateException(target + " has auths of another form; it was left as it is");
    }
    ObjectNode entries = auths instanceof ObjectNode object ? object : config.putObject("auths");
    entries.putObject(key).put("auth", auth);
    replace(target, MAPPER.writeValueAsBytes(config));
  }

  /** What a link leads to, so that the link stays one. */
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
      // Not chained: the message quotes the file, and the file holds secrets.
      throw new IllegalStateException(
          target + " is not JSON (line " + line(e) + "); it was left as it is");
    }
    throw new IllegalStateException(target + " is not a JSON object; it was left as it is");
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
    Path beside = Files.createTempFile(folder, ".config", ".json", ownerOnly);
    try {
      // On the disk before it takes the old one's place: a power cut must not leave an empty file.
      Files.write(beside, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      move(beside, target);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void move(Path beside, Path target) throws IOException {
    try {
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public String toString() {
    return "DockerConfig[" + file + "]";
  }
}
