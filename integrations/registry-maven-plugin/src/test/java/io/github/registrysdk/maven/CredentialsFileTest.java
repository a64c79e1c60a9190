package io.github.registrysdk.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.Secret;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsFileTest {
  @TempDir Path directory;

  private static String content(Ecosystem ecosystem, String token) throws MojoExecutionException {
    try (BuildkiteClient client = BuildkiteClient.builder().token(Secret.of("other")).build()) {
      Map<String, String> settings =
          client.organization("acme").registry("r", ecosystem).access().settings();
      return CredentialsFile.content(settings, ecosystem, Secret.of(token));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "java, '<!-- Written', <value>Bearer planted-1_2.3~4</value>",
    "javascript, # Written, :_authToken=planted-1_2.3~4",
    "python, # Written, //buildkite:planted-1_2.3~4@packages.buildkite.com",
  })
  void containsTheTokenForThePackageManager(String ecosystem, String start, String sign)
      throws Exception {
    assertThat(content(new Ecosystem(ecosystem), "planted-1_2.3~4"))
        .startsWith(start)
        .contains(sign)
        .doesNotContain("REGISTRY_TOKEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"planted<&", "planted@host", "planted token"})
  void aTokenThatWouldChangeTheFileIsRefused(String token) {
    assertThatThrownBy(() -> content(Ecosystem.JAVA, token))
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("other characters")
        .message()
        .doesNotContain("planted");
  }

  @Test
  void anEcosystemWithoutAFileIsRefused() {
    assertThatThrownBy(() -> content(Ecosystem.DEBIAN, "planted"))
        .hasMessage("a registry of the ecosystem debian has no credentials file");
  }

  @Test
  void onlyTheOwnerMayReadTheFileAndNothingElseIsLeft() throws Exception {
    Path file = directory.resolve("new/settings.xml");
    CredentialsFile.write(file, content(Ecosystem.JAVA, "planted"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    CredentialsFile.write(file, content(Ecosystem.JAVA, "renewed"));

    assertThat(file).content().contains("Bearer renewed");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent()).isDirectoryContaining(file::equals);
    assertThat(directory.resolve("new").toFile().list()).hasSize(1);
  }

  @Test
  void aFileOfTheUserIsNeverReplaced() throws Exception {
    Path file = Files.writeString(directory.resolve("settings.xml"), "<settings/>");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);

    for (Path other : new Path[] {file, link, directory}) {
      assertThatThrownBy(() -> CredentialsFile.write(other, content(Ecosystem.JAVA, "planted")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("can't write " + other);
    }
    assertThat(file).hasContent("<settings/>");
  }
}
