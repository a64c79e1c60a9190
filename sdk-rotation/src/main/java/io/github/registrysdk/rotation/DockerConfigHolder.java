package io.github.registrysdk.rotation;

import io.github.registrysdk.core.DockerConfig;
import io.github.registrysdk.core.DockerLogin;
import io.github.registrysdk.core.Secret;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The configuration of Docker. */
record DockerConfigHolder(Path config, String host) implements TokenHolder {
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
    DockerConfig.at(config).put(new DockerLogin(host, GitHubHolder.USERNAME, secret));
  }

  @Override
  public void verify(Secret secret) {
    if (held().filter(secret::equals).isEmpty()) {
      throw new IllegalStateException(config + " has other credentials for " + host);
    }
  }

  @Override
  public Optional<Secret> held() {
    return DockerConfig.at(config)
        .find(host)
        .filter(login -> login.username().equals(GitHubHolder.USERNAME))
        .map(DockerLogin::password);
  }

  @Override
  public String toString() {
    return "Docker configuration " + config;
  }
}
