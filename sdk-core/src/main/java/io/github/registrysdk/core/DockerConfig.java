package io.github.registrysdk.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.core.toolkit.GuardedLog;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.core.toolkit.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the credentials of registries to Docker's {@code config.json}. All other content of the
 * file is kept. If the file has the credentials already, its content is not written again.
 *
 * <p>The file is replaced atomically: a temporary file is written in the same directory and then
 * moved to its place. If the process is killed before the move, the next call for a file in that
 * directory deletes the temporary file, unless it is empty.
 *
 * <p>A file can't be replaced if it is the target of a single-file bind mount, or if its owner
 * would change. Such a file is overwritten in place. If the process is killed during that, or if
 * the file can be neither written nor restored, the file can be left incomplete.
 *
 * <p>On file systems with POSIX permissions, only the owner may read and write a new file (0600).
 * An existing file keeps its owner, its group and its permissions. If all users may read or write
 * the file, its permissions become 0600 instead.
 *
 * <p>The file must be a regular file of at most 1 MiB, or a symbolic link to such a file. Threads
 * of the same JVM write one after another. Like Docker, this class does not lock the file: a change
 * that another process makes at the same time can be lost.
 */
public final class DockerConfig {
  private static final GuardedLog LOG = GuardedLog.of(DockerConfig.class);

  private static final String HUB = "docker.io";

  /** The only key under which Docker looks for the credentials of Docker Hub. */
  private static final String HUB_KEY = "https://index.docker.io/v1/";

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
   * Writes credentials under the {@linkplain DockerLogin#host() host} of their registry, which is
   * the key that Docker uses. For {@code docker.io}, the key is {@code
   * https://index.docker.io/v1/}, as in Docker. Docker has one login for each host, so this method
   * replaces credentials for another path of the same host.
   *
   * <p>If the file names a credential store ({@code credsStore}, or {@code credHelpers} for the
   * host), Docker uses the credential store and ignores the credentials in the file. This method
   * writes them nevertheless, and logs a warning.
   *
   * @param login the credentials
   * @throws IllegalArgumentException if the password begins or ends with white space, or begins
   *     with a byte order mark or {@code Bearer}, and was not created with {@link Secret#verbatim}
   * @throws IllegalStateException if the file, or the value of {@code auths} in it, is not a JSON
   *     object; the file is not changed
   * @throws UncheckedIOException if the file can't be read or written, is not a regular file or is
   *     too large. The file is not changed, unless the message says that it is incomplete
   */
  public void put(DockerLogin login) {
    put(key(Objects.requireNonNull(login, "login").host()), login);
  }

  private static String key(String host) {
    return host.equals(HUB) ? HUB_KEY : host;
  }

  /**
   * Writes credentials under a key of your choice, for example a host with a path, which some other
   * tools use. A credential store has priority, as in {@link #put(DockerLogin)}.
   *
   * @param key the key in {@code auths}
   * @param login the credentials
   * @throws IllegalArgumentException if the key is blank, or contains a line break or another
   *     control character, or if the password has a mistake as in {@link #put(DockerLogin)}
   * @throws IllegalStateException if the file, or the value of {@code auths} in it, is not a JSON
   *     object; the file is not changed
   * @throws UncheckedIOException if the file can't be read or written, is not a regular file or is
   *     too large. The file is not changed, unless the message says that it is incomplete
   */
  public void put(String key, DockerLogin login) {
    if (UNPRINTABLE.matcher(Require.text("key", key)).find()) {
      throw new IllegalArgumentException("key has a control character");
    }
    Objects.requireNonNull(login, "login");
    byte[] account =
        (login.username() + ":" + Require.secret("password", login.password()).reveal())
            .getBytes(StandardCharsets.UTF_8);
    String auth = Base64.getEncoder().encodeToString(account);
    try {
      SecretFile.change(file, before -> merged(before, key, auth));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the Docker configuration " + file + " could not be written: " + SecretFile.reason(e), e);
    }
  }

  /**
   * Reads the credentials that {@link #put(DockerLogin)} has written for the host of a registry.
   * Credential stores are not read.
   *
   * @param registry the registry, as in {@link DockerLogin#registry()}, such as {@code
   *     packages.buildkite.com}
   * @return the credentials; empty if the file does not exist or has none for the host
   * @throws IllegalArgumentException if the registry is not a host with an optional port and path
   * @throws IllegalStateException if the file, or the value of {@code auths} in it, is not a JSON
   *     object, or if the credentials can't be decoded
   * @throws UncheckedIOException if the file can't be read, is not a regular file or is too large
   */
  public Optional<DockerLogin> find(String registry) {
    String name = DockerLogin.normalized(registry);
    try {
      ObjectNode config = parse(SecretFile.read(file));
      return Optional.ofNullable(entries(config).get(key(DockerLogin.host(name))))
          .flatMap(entry -> decoded(name, entry.path("auth").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the Docker configuration " + file + " could not be read: " + SecretFile.reason(e), e);
    }
  }

  private Optional<DockerLogin> decoded(String registry, String auth) {
    try {
      String account = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
      int colon = account.indexOf(':');
      return colon <= 0 || colon == account.length() - 1
          ? Optional.empty()
          : Optional.of(
              new DockerLogin(
                  registry, account.substring(0, colon), Secret.of(account.substring(colon + 1))));
    } catch (IllegalArgumentException e) {
      // Not chained: the message can quote the credentials.
      throw new IllegalStateException(
          file + " has credentials for " + registry + " that are not valid");
    }
  }

  /** The new content, or null if it has the entry already. */
  private byte @Nullable [] merged(byte @Nullable [] before, String key, String auth)
      throws IOException {
    ObjectNode config = parse(before);
    if (config.hasNonNull("credsStore") || config.path("credHelpers").hasNonNull(key)) {
      LOG.warn(
          "{} names a credential store for {}, which Docker uses instead of the credentials in this"
              + " file",
          file,
          key);
    }
    ObjectNode entries = entries(config);
    ObjectNode entry = MAPPER.createObjectNode().put("auth", auth);
    if (entry.equals(entries.get(key))) {
      return null;
    }
    entries.set(key, entry);
    return MAPPER.writeValueAsBytes(config);
  }

  private ObjectNode entries(ObjectNode config) {
    JsonNode auths = config.path("auths");
    if (!auths.isObject() && !auths.isNull() && !auths.isMissingNode()) {
      throw new IllegalStateException(
          file + " contains auths that is not a JSON object; the file was not changed");
    }
    return auths instanceof ObjectNode object ? object : config.putObject("auths");
  }

  private ObjectNode parse(byte @Nullable [] content) throws IOException {
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
          file + " is not JSON (line " + line(e) + "); the file was not changed");
    }
    throw new IllegalStateException(file + " is not a JSON object; the file was not changed");
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
  }

  @Override
  public String toString() {
    return "DockerConfig[" + file + "]";
  }
}
