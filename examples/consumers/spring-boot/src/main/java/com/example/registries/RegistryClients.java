package com.example.registries;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.micrometer.MicrometerObserver;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A client for each provider. Spring closes them with the context, which ends their calls. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RegistryProperties.class)
class RegistryClients {
  @Bean
  BuildkiteClient buildkite(RegistryProperties properties, CallObserver observer) {
    return set(BuildkiteClient.builder(), properties, properties.buildkite(), observer).build();
  }

  @Bean
  GitHubClient github(RegistryProperties properties, CallObserver observer) {
    return set(GitHubClient.builder(), properties, properties.github(), observer).build();
  }

  @Bean
  HumanitecClient humanitec(RegistryProperties properties, CallObserver observer) {
    return set(HumanitecClient.builder(), properties, properties.humanitec(), observer).build();
  }

  @Bean
  CallObserver metrics(MeterRegistry registry) {
    return new MicrometerObserver(registry);
  }

  /** The actuator shows no values by default. This holds also where somebody changes that. */
  @Bean
  static SanitizingFunction tokensAreHidden() {
    return SanitizingFunction.sanitizeValue().ifKeyEndsWith("token");
  }

  private static <B extends ClientBuilder<B>> B set(
      B builder,
      RegistryProperties properties,
      RegistryProperties.Provider provider,
      CallObserver observer) {
    builder.token(provider.token()).callTimeout(properties.callTimeout()).observer(observer);
    return provider.baseUrl() == null ? builder : builder.baseUrl(provider.baseUrl());
  }
}
