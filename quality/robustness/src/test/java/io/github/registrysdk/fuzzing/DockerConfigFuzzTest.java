package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.registrysdk.core.DockerConfig;
import io.github.registrysdk.core.DockerLogin;
import io.github.registrysdk.core.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The input is what a provider calls the registry of its credentials. */
class DockerConfigFuzzTest {
  @FuzzTest
  void registryIsWhatDockerLooksForOrRefused(byte[] data) throws IOException {
    String registry = new String(data, UTF_8);
    Path folder = Files.createTempDirectory("docker-config");
    Path file = folder.resolve("config.json");
    try {
      DockerConfig.at(file)
          .put(new DockerLogin(registry, "deploy", Secret.of(Canary.TOKEN.text())));
      JsonNode accounts = new ObjectMapper().readTree(file.toFile()).path("auths");
      String key = accounts.fieldNames().next();
      boolean host = key.startsWith("https://index.") || key.matches("[a-z0-9.:\\[\\]-]+");
      if (accounts.size() != 1 || !key.equals(asDocker(registry)) || !host || key.contains("..")) {
        throw new AssertionError(registry + " became " + key);
      }
    } catch (IllegalArgumentException e) {
      if (Files.exists(file) || (registry.length() > 20 && e.getMessage().contains(registry))) {
        throw new AssertionError(registry, e);
      }
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  /** As {@code ConvertToHostname} of github.com/docker/cli, for what a user types in any case. */
  private static String asDocker(String registry) {
    String name = registry.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
    String place = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
    return place.equals("docker.io") || place.equals("index.docker.io")
        ? "https://index.docker.io/v1/"
        : place;
  }
}
