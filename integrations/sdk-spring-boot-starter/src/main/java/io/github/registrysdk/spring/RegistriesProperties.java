package io.github.registrysdk.spring;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * The properties without the tokens. Spring quotes values that it cannot convert, and shows the
 * fields of this object in an actuator endpoint, so {@link ClientSetup} reads the tokens. {@code
 * spring-configuration-metadata.json} describes the properties and the tokens, and is written by
 * hand.
 */
@ConfigurationProperties("registries")
record RegistriesProperties(
    @DefaultValue Buildkite buildkite,
    @DefaultValue Provider github,
    @DefaultValue Provider humanitec,
    @Nullable Duration connectTimeout,
    @Nullable Duration readTimeout,
    @Nullable Duration callTimeout,
    @DefaultValue Health health) {

  Provider provider(String name) {
    return switch (name) {
      case "buildkite" -> new Provider(buildkite.organization(), buildkite.baseUrl());
      case "github" -> github;
      default -> humanitec;
    };
  }

  record Buildkite(
      @Nullable String organization, @Nullable String baseUrl, @Nullable String packagesUrl) {

    Buildkite {
      packagesUrl = StringUtils.hasText(packagesUrl) ? packagesUrl : null;
    }
  }

  /** The base URL is a text, because the client's own check of it does not quote it. */
  record Provider(@Nullable String organization, @Nullable String baseUrl) {

    Provider {
      organization = StringUtils.hasText(organization) ? organization : null;
      baseUrl = StringUtils.hasText(baseUrl) ? baseUrl : null;
    }

    /** The organization, where a condition has seen that it is set. */
    String name() {
      return Objects.requireNonNull(organization, "organization");
    }
  }

  record Health(@DefaultValue("2s") Duration timeout, @DefaultValue("30s") Duration cache) {}
}
