package io.github.registrysdk.spring;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.GitHubOrganization;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.HumanitecOrganization;
import io.github.registrysdk.micrometer.MicrometerObserver;
import io.github.registrysdk.micrometer.ObservationObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Creates a client for each provider whose module is on the class path and whose token is set, for
 * example with the property {@code registries.buildkite.token}. Each bean is only created if the
 * application does not define a bean of its type. Spring closes the clients with the application
 * context.
 *
 * <ul>
 *   <li>If the property {@code registries.buildkite.organization} is set, there is also a bean of
 *       the type {@code BuildkiteOrganization}. The same applies to the other providers.
 *   <li>Each bean of the type {@link CallObserver} observes the clients, and {@link
 *       ClientBuilderCustomizer} sets other options.
 *   <li>If there is an {@code ObservationRegistry}, the calls are reported to it by an {@code
 *       ObservationObserver}, unless there is a bean of the type {@code MicrometerObserver}.
 *   <li>If there is a {@code MeterRegistry}, the calls are measured by a {@code
 *       MicrometerObserver}. It leaves out the durations if the calls are observed and the {@code
 *       ObservationRegistry} has a handler.
 *   <li>The actuator endpoints {@code env} and {@code configprops} do not show the tokens.
 *   <li>With {@code management.health.registries.enabled=true}, the actuator endpoint {@code
 *       health} reports whether the providers respond. A check is one {@code GET} request, without
 *       retries.
 *   <li>With {@code management.info.registries.enabled=true}, the actuator endpoint {@code info}
 *       contains the base URLs and the organizations.
 * </ul>
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@EnableConfigurationProperties(RegistriesProperties.class)
@Import({Boot3Health.class, Boot4Health.class})
@SuppressWarnings("exports") // Only Spring reads what the annotations name.
public final class RegistriesAutoConfiguration {

  RegistriesAutoConfiguration() {}

  @Bean
  ClientSetup registryClientSetup(
      Environment environment,
      RegistriesProperties properties,
      ObjectProvider<CallObserver> observers) {
    return new ClientSetup(environment, properties, observers);
  }

  /** The beans for Buildkite. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(BuildkiteClient.class)
  static class Buildkite {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnText("registries.buildkite.token")
    BuildkiteClient buildkiteClient(
        ClientSetup setup,
        ObjectProvider<ClientBuilderCustomizer<BuildkiteClient.Builder>> customizers) {
      BuildkiteClient.Builder builder = BuildkiteClient.builder();
      ClientSetup.set(
          setup.properties().buildkite().packagesUrl(),
          url ->
              ClientSetup.naming(
                  "registries.buildkite.packages-url",
                  () -> builder.packagesUrl(ClientSetup.uri(url))));
      return setup.client("buildkite", builder, customizers, BuildkiteClient.Builder::build);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(BuildkiteClient.class)
    @ConditionalOnText("registries.buildkite.organization")
    BuildkiteOrganization buildkiteOrganization(
        BuildkiteClient client, RegistriesProperties properties) {
      return client.organization(properties.provider("buildkite").name());
    }

    @Bean
    @ConditionalOnSingleCandidate(BuildkiteClient.class)
    ProviderCheck buildkiteCheck(ClientSetup setup, BuildkiteClient client) {
      return setup.check("buildkite", client, BuildkiteClient::accessToken);
    }
  }

  /** The beans for GitHub. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(GitHubClient.class)
  static class GitHub {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnText("registries.github.token")
    GitHubClient githubClient(
        ClientSetup setup,
        ObjectProvider<ClientBuilderCustomizer<GitHubClient.Builder>> customizers) {
      return setup.client(
          "github", GitHubClient.builder(), customizers, GitHubClient.Builder::build);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(GitHubClient.class)
    @ConditionalOnText("registries.github.organization")
    GitHubOrganization githubOrganization(GitHubClient client, RegistriesProperties properties) {
      return client.organization(properties.github().name());
    }

    @Bean
    @ConditionalOnSingleCandidate(GitHubClient.class)
    @ConditionalOnText("registries.github.organization")
    ProviderCheck githubCheck(
        ClientSetup setup, GitHubClient client, RegistriesProperties properties) {
      String organization = properties.github().name();
      return setup.check(
          "github",
          client,
          hasty -> hasty.organization(organization).privateRegistries().publicKey());
    }
  }

  /** The beans for Humanitec. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HumanitecClient.class)
  static class Humanitec {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnText("registries.humanitec.token")
    HumanitecClient humanitecClient(
        ClientSetup setup,
        ObjectProvider<ClientBuilderCustomizer<HumanitecClient.Builder>> customizers) {
      return setup.client(
          "humanitec", HumanitecClient.builder(), customizers, HumanitecClient.Builder::build);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(HumanitecClient.class)
    @ConditionalOnText("registries.humanitec.organization")
    HumanitecOrganization humanitecOrganization(
        HumanitecClient client, RegistriesProperties properties) {
      return client.organization(properties.humanitec().name());
    }

    @Bean
    @ConditionalOnSingleCandidate(HumanitecClient.class)
    @ConditionalOnText("registries.humanitec.organization")
    ProviderCheck humanitecCheck(
        ClientSetup setup, HumanitecClient client, RegistriesProperties properties) {
      String organization = properties.humanitec().name();
      return setup.check(
          "humanitec",
          client,
          hasty -> {
            var unused = hasty.organization(organization).registries().list().iterator().hasNext();
          });
    }
  }

  /** First, so that a {@code MicrometerObserver} that exists already is the application's. */
  @Configuration(proxyBeanMethods = false)
  @Order(0)
  @ConditionalOnClass(ObservationRegistry.class)
  @ConditionalOnBean(ObservationRegistry.class)
  static class Observations {

    @Bean
    @ConditionalOnMissingBean({ObservationObserver.class, MicrometerObserver.class})
    ObservationObserver registryObservations(ObservationRegistry registry) {
      return new ObservationObserver(registry);
    }
  }

  /** The metrics of the clients. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterRegistry.class)
  @ConditionalOnBean(MeterRegistry.class)
  static class Metrics {

    @Bean
    @ConditionalOnMissingBean
    MicrometerObserver registryMetrics(
        MeterRegistry registry,
        ObjectProvider<ObservationObserver> observers,
        ObjectProvider<ObservationRegistry> observations) {
      ObservationRegistry used = observations.getIfUnique();
      boolean observed =
          observers.stream().findAny().isPresent() && (used == null || !used.isNoop());
      return observed
          ? MicrometerObserver.withObservations(registry)
          : new MicrometerObserver(registry);
    }
  }

  /** What the actuator must not show. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(SanitizingFunction.class)
  static class Sanitizing {

    @Bean
    SanitizingFunction registryTokensAreHidden(Environment environment) {
      return new TokenSanitizing(environment);
    }
  }

  /** Where the clients send their requests. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(InfoContributor.class)
  @ConditionalOnProperty("management.info.registries.enabled")
  static class Info {

    @Bean
    InfoContributor registriesInfoContributor(ObjectProvider<ProviderCheck> checks) {
      Map<String, Object> info = ProviderCheck.byProvider(checks.stream(), ProviderCheck::info);
      return builder -> builder.withDetail("registries", info);
    }
  }
}
