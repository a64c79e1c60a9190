package com.example.registries;

import io.github.registrysdk.core.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the clients need.
 *
 * @param callTimeout for a whole call, repetitions and waits included
 * @param health of the checks whether the providers answer
 */
@ConfigurationProperties("registries")
record RegistryProperties(
    Provider buildkite,
    Provider github,
    Provider humanitec,
    @DefaultValue("30s") Duration callTimeout,
    @DefaultValue Health health) {
  RegistryProperties {
    Objects.requireNonNull(buildkite, "registries.buildkite must be set");
    Objects.requireNonNull(github, "registries.github must be set");
    Objects.requireNonNull(humanitec, "registries.humanitec must be set");
  }

  /**
   * A provider.
   *
   * @param organization its name at the provider
   * @param token Spring makes it with {@code Secret.of}, so it shows in no {@code toString}
   * @param baseUrl null for the provider's public API
   */
  record Provider(String organization, Secret token, @Nullable URI baseUrl) {
    Provider {
      Objects.requireNonNull(organization, "organization must be set");
      Objects.requireNonNull(token, "token must be set");
    }
  }

  /**
   * How to find out whether a provider answers.
   *
   * @param timeout for the answer
   * @param keep how long to believe it
   */
  record Health(@DefaultValue("2s") Duration timeout, @DefaultValue("30s") Duration keep) {}
}
