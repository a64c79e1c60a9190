package io.github.registrysdk.rotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.DockerConfig;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The configuration of Docker. */
record DockerConfigHolder(Path config, String host) implements TokenHolder {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ACCOUNT = GitHubHolder.USERNAME + ":";

  DockerConfigHolder {
    Objects.requireNonNull(config, "config");
    host = host.toLowerCase(Locale.ROOT);
    if (!host.matches("[a-z0-9.-]+(:[0-9]+)?")) {
      throw new IllegalArgumentException(
          "host must be a host such as packages.buildkite.com, without https:// and without a"
              + " path");
    }
  }

  @Override
  public void give(Secret secret) {
    DockerConfig.at(config)
        .put(
            host,
            new RegistryCreds(host, GitHubHolder.USERNAME, secret, null, null, JsonFields.none()));
  }

  @Override
  public void verify(Secret secret) {
    if (held().filter(secret::equals).isEmpty()) {
      throw new IllegalStateException(config + " has other credentials for " + host);
    }
  }

  @Override
  public Optional<Secret> held() {
    if (!Files.exists(config)) {
      return Optional.empty();
    }
    try {
      JsonNode entry = MAPPER.readTree(config.toFile()).path("auths").path(host);
      String auth = entry.path("auth").asText();
      String account = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
      return account.startsWith(ACCOUNT) && account.length() > ACCOUNT.length()
          ? Optional.of(Secret.of(account.substring(ACCOUNT.length())))
          : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Not chained: the message quotes the file, which contains secrets.
      throw new IllegalStateException(config + " can't be read: it is not valid");
    } catch (IOException e) {
      throw new UncheckedIOException(config + " can't be read", e);
    }
  }

  @Override
  public String toString() {
    return "Docker configuration " + config;
  }
}
