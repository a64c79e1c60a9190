package com.example.registries;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says in {@code /actuator/health} which provider answers. */
@Configuration(proxyBeanMethods = false)
class RegistryHealth {
  private final RegistryProperties properties;
  private final CallOptions hasty;

  RegistryHealth(RegistryProperties properties) {
    this.properties = properties;
    this.hasty =
        CallOptions.builder().timeout(properties.health().timeout()).maxAttempts(1).build();
  }

  @Bean
  HealthIndicator buildkiteHealthIndicator(BuildkiteClient client) {
    BuildkiteClient view = client.withOptions(hasty);
    String organization = properties.buildkite().organization();
    return asking(
        () -> view.send(ApiRequest.get("v2", "organizations", organization, "rate_limit")));
  }

  @Bean
  HealthIndicator githubHealthIndicator(GitHubClient client) {
    GitHubClient view = client.withOptions(hasty);
    String organization = properties.github().organization();
    return asking(() -> view.organization(organization).privateRegistries().publicKey());
  }

  @Bean
  HealthIndicator humanitecHealthIndicator(HumanitecClient client) {
    HumanitecClient view = client.withOptions(hasty);
    String organization = properties.humanitec().organization();
    return asking(() -> view.organization(organization).registries().list().iterator().hasNext());
  }

  private HealthIndicator asking(Runnable read) {
    return new ProviderHealth(read, properties.health().keep(), InstantSource.system());
  }
}
