package io.github.registrysdk.humanitec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.Require;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Docker {@code config.json} to write a registry's credentials to. What else is in the file stays
 * as it is: a new file is written beside it and moved over it, so that nobody ever sees half of
 * one. Where the file system knows permissions, only the owner may read it.
 */
public final class DockerConfig {
  private static final Logger LOG = LoggerFactory.getLogger(DockerConfig.class);
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path file;

  private DockerConfig(Path file) {
    this.file = file;
  }

  /**
   * @param file such as {@code ~/.docker/config.json}; made, with its folder, if it is not there
   */
  public static DockerConfig at(Path file) {
    return new DockerConfig(Objects.requireNonNull(file, "file"));
  }

  /**
   * Writes credentials under the host of their registry, which is what Docker looks them up by.
   *
   * @param creds with user name and password
   * @throws IllegalArgumentException if they have none
   * @throws IllegalStateException if the file is there and is no JSON object; it stays as it is
   * @throws UncheckedIOException if it can't be read or written; it stays as it is
   */
  public void put(RegistryCreds creds) {
    String registry = creds.registry();
    int slash = registry.indexOf('/');
    put(slash < 0 ? registry : registry.substring(0, slash), creds);
  }

  /**
   * Writes credentials under another key, such as a host with a path for tools that look further
   * than Docker.
   *
   * @param key what they are looked up by
   * @param creds with user name and password
   * @throws IllegalArgumentException if they have none
   * @throws IllegalStateException if the file is there and is no JSON object; it stays as it is
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
    byte[] account = (username + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      ObjectNode config = read(target);
      if (config.has("credsStore")) {
        LOG.warn(
            "{} names a credential store, which Docker asks before it looks at what is written here",
            target);
      }
      JsonNode auths = config.get("auths");
      ObjectNode entries = auths instanceof ObjectNode object ? object : config.putObject("auths");
      entries.putObject(key).put("auth", Base64.getEncoder().encodeToString(account));
      replace(target, MAPPER.writeValueAsBytes(config));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the Docker configuration " + file + " could not be written", e);
    }
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
      Files.write(beside, content);
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
