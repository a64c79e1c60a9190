package io.github.registrysdk.maven;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.RegistryAccess;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;

/** A file with a token, which only its owner may read. */
final class CredentialsFile {
  private static final String MARK = "Written by registry-maven-plugin";
  private static final List<String> NAMES = List.of("settings.xml", ".npmrc", "pip.conf");

  /** What means nothing else in XML, in a URL and in a properties file. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]+");

  private CredentialsFile() {}

  /** The settings of a package manager, with the token. */
  static String content(Map<String, String> settings, Ecosystem ecosystem, Secret token)
      throws MojoExecutionException {
    String name =
        NAMES.stream()
            .filter(settings::containsKey)
            .findFirst()
            .orElseThrow(
                () ->
                    new MojoExecutionException(
                        "a registry of the ecosystem " + ecosystem + " has no credentials file"));
    if (!TOKEN.matcher(token.reveal()).matches()) {
      throw new MojoExecutionException(
          "the token contains other characters than letters, digits and -._~");
    }
    String mark = name.endsWith(".xml") ? "<!-- " + MARK + " -->\n" : "# " + MARK + "\n";
    return mark
        + Objects.requireNonNull(settings.get(name))
            .replace(RegistryAccess.PLACEHOLDER, token.reveal());
  }

  /**
   * Creates a file, or replaces one that {@link #content} made.
   *
   * @throws UncheckedIOException if the file has other content, or can't be written
   */
  static void write(Path file, String content) {
    try {
      SecretFile.change(
          file,
          before -> {
            if (before != null && !new String(before, StandardCharsets.UTF_8).contains(MARK)) {
              throw new IOException("this goal has not written it, choose another file");
            }
            return content.getBytes(StandardCharsets.UTF_8);
          });
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + file + ": " + e.getMessage(), e);
    }
  }
}
