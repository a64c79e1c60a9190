package io.github.registrysdk.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.GitHubOrganization;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.HumanitecOrganization;
import io.github.registrysdk.micrometer.MicrometerObserver;
import io.github.registrysdk.micrometer.ObservationObserver;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Which beans an application gets, and what they are made of. */
@ExtendWith(FakeBuildkiteExtension.class)
class RegistriesAutoConfigurationTest {
  private static final String TOKEN = "bkua_0123456789abcdef";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(RegistriesAutoConfiguration.class));

  private final ApplicationContextRunner threeTokens =
      runner.withPropertyValues(
          "registries.buildkite.token=" + TOKEN,
          "registries.github.token=ghp_0123456789abcdef",
          "registries.humanitec.token=humanitec-0123456789");

  private ApplicationContextRunner with(FakeBuildkite fake) {
    return runner.withPropertyValues(
        "registries.buildkite.token=" + fake.token(),
        "registries.buildkite.organization=acme",
        "registries.buildkite.base-url=" + fake.baseUrl());
  }

  @Test
  void providerWithoutTokenHasNoClient() {
    runner
        .withPropertyValues(
            "registries.buildkite.token=" + TOKEN,
            "registries.github.organization=acme",
            "registries.humanitec.token=  ",
            "registries.humanitec.organization=acme")
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(BuildkiteClient.class)
                    .hasSingleBean(ApiClient.class)
                    .doesNotHaveBean(GitHubOrganization.class)
                    .doesNotHaveBean(HumanitecOrganization.class));
  }

  @Test
  void variablesOfTheEnvironmentAreRead() {
    runner
        .withInitializer(context -> ConfigurationPropertySources.attach(context.getEnvironment()))
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new SystemEnvironmentPropertySource(
                            "test-systemEnvironment", Map.of("REGISTRIES_BUILDKITE_TOKEN", TOKEN))))
        .run(context -> assertThat(context).hasSingleBean(BuildkiteClient.class));
  }

  @Test
  void clientsSendToTheProvidersByDefault() {
    threeTokens
        .withPropertyValues("registries.github.base-url=https://github.acme.example/api/v3")
        .run(
            context ->
                assertThat(context.getBeansOfType(ApiClient.class).values())
                    .extracting(client -> client.baseUrl().getHost())
                    .containsExactlyInAnyOrder(
                        "api.buildkite.com", "github.acme.example", "api.humanitec.io"));
  }

  @Test
  void organizationsAreBeans() {
    threeTokens
        .withPropertyValues(
            "registries.buildkite.organization=acme",
            "registries.github.organization=acme",
            "registries.humanitec.organization=")
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(BuildkiteOrganization.class)
                    .hasSingleBean(GitHubOrganization.class)
                    .hasSingleBean(HumanitecClient.class)
                    .doesNotHaveBean(HumanitecOrganization.class));
  }

  @Test
  void clientCallsTheServerOfTheProperties(FakeBuildkite fake) {
    fake.addRegistry("acme", "debs", "debian");
    with(fake)
        .run(
            context ->
                assertThat(context.getBean(BuildkiteOrganization.class).registries().get("debs"))
                    .isNotNull());
  }

  @ParameterizedTest
  @ValueSource(classes = {BuildkiteClient.class, GitHubClient.class, HumanitecClient.class})
  void providersModuleIsOptional(Class<?> missing) {
    threeTokens
        .withClassLoader(new FilteredClassLoader(missing))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(missing)
                    .getBeans(ApiClient.class)
                    .hasSize(2));
  }

  @Test
  void actuatorAndMicrometerAreOptional() {
    threeTokens
        .withPropertyValues(
            "management.health.registries.enabled=true", "management.info.registries.enabled=true")
        .withClassLoader(
            new FilteredClassLoader(
                "org.springframework.boot.actuate",
                "org.springframework.boot.health",
                "io.micrometer",
                "io.github.registrysdk.testing"))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(CallObserver.class)
                    .getBeans(ApiClient.class)
                    .hasSize(3));
  }

  @Test
  void clientOfTheApplicationIsUsed() {
    threeTokens
        .withUserConfiguration(OwnClient.class)
        .withPropertyValues("registries.buildkite.organization=acme")
        .run(
            context -> {
              assertThat(context.getBean(BuildkiteClient.class).baseUrl().getHost())
                  .isEqualTo("own.acme.example");
              assertThat(context).hasSingleBean(BuildkiteOrganization.class);
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnClient {
    @Bean
    BuildkiteClient own() {
      return BuildkiteClient.builder()
          .token(Secret.of(TOKEN))
          .baseUrl("https://own.acme.example/")
          .build();
    }
  }

  @Test
  void customizersOfABuilderChangeItsClientAlone() {
    threeTokens
        .withUserConfiguration(OwnOptions.class)
        .run(
            context -> {
              assertThat(context.getBean(BuildkiteClient.class).baseUrl().getHost())
                  .isEqualTo("customized.acme.example");
              assertThat(context.getBean(GitHubClient.class).baseUrl().getHost())
                  .isEqualTo("api.github.com");
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnOptions {
    @Bean
    ClientBuilderCustomizer<BuildkiteClient.Builder> options() {
      return builder -> builder.baseUrl("https://customized.acme.example/");
    }
  }

  @Test
  void eachObserverOfTheApplicationIsNotified(FakeBuildkite fake) {
    List<CallEvent> first = new ArrayList<>();
    List<CallEvent> second = new ArrayList<>();
    with(fake)
        .withBean("first", CallObserver.class, () -> first::add)
        .withBean("second", CallObserver.class, () -> second::add)
        .run(context -> context.getBean(BuildkiteClient.class).accessToken());

    assertThat(first).isNotEmpty().hasSameSizeAs(second);
  }

  @Test
  void callsAreMeasuredIfThereIsAMeterRegistry(FakeBuildkite fake) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    with(fake)
        .withBean(MeterRegistry.class, () -> meters)
        .run(
            context -> {
              assertThat(context).hasSingleBean(MicrometerObserver.class);
              context.getBean(BuildkiteClient.class).accessToken();
            });

    assertThat(meters.get("registry.client.call.duration").timer().count()).isOne();
  }

  private ApplicationContextRunner observed(FakeBuildkite fake, MeterRegistry meters) {
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    return with(fake)
        .withBean(MeterRegistry.class, () -> meters)
        .withBean(ObservationRegistry.class, () -> observations);
  }

  private static boolean isOfAnObservation(Timer timer) {
    return timer.getId().getTag("error") != null;
  }

  @Test
  void durationsAreMeasuredOnceIfThereIsAnObservationRegistry(FakeBuildkite fake) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    observed(fake, meters).run(context -> context.getBean(BuildkiteClient.class).accessToken());

    for (String name : List.of("registry.client.call.duration", "http.client.request.duration")) {
      assertThat(meters.get(name).timers())
          .singleElement()
          .matches(timer -> timer.count() == 1, "counted once")
          .matches(RegistriesAutoConfigurationTest::isOfAnObservation, "of an observation");
    }
    assertThat(meters.get("registry.client.call.attempts").summary().count()).isOne();
  }

  @Test
  void metricsOfTheApplicationReplaceObservations(FakeBuildkite fake) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    observed(fake, meters)
        .withBean(MicrometerObserver.class, () -> new MicrometerObserver(meters))
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(ObservationObserver.class);
              context.getBean(BuildkiteClient.class).accessToken();
            });

    assertThat(meters.get("registry.client.call.duration").timers())
        .singleElement()
        .matches(timer -> timer.count() == 1, "counted once")
        .matches(timer -> !isOfAnObservation(timer), "of no observation");
  }

  @Test
  void metricsWithObservationsNeedAnObserverOfTheApplicationToo(FakeBuildkite fake) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ApplicationContextRunner metrics =
        observed(fake, meters)
            .withBean(MicrometerObserver.class, () -> MicrometerObserver.withObservations(meters));
    metrics.run(context -> assertThat(context).doesNotHaveBean(ObservationObserver.class));

    metrics
        .withBean(ObservationObserver.class)
        .run(context -> context.getBean(BuildkiteClient.class).accessToken());

    assertThat(meters.get("registry.client.call.duration").timer().count()).isOne();
    assertThat(meters.get("http.client.request.duration").timer().count()).isOne();
  }

  @Test
  void durationsAreMeasuredIfTheObservationRegistryDoesNothing(FakeBuildkite fake) {
    for (ObservationRegistry nothing :
        List.of(ObservationRegistry.NOOP, ObservationRegistry.create())) {
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      with(fake)
          .withBean(MeterRegistry.class, () -> meters)
          .withBean(ObservationRegistry.class, () -> nothing)
          .run(context -> context.getBean(BuildkiteClient.class).accessToken());

      assertThat(meters.get("registry.client.call.duration").timer().count()).isOne();
    }
  }

  @Test
  void observationsNeedNoMeterRegistry() {
    threeTokens
        .withBean(ObservationRegistry.class, ObservationRegistry::create)
        .withClassLoader(new FilteredClassLoader("io.micrometer.core"))
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(ObservationObserver.class)
                    .doesNotHaveBean(MicrometerObserver.class));
  }

  @Test
  void clientsAreClosedWithTheContext() {
    List<ApiClient<?>> clients = new ArrayList<>();
    threeTokens.run(
        context ->
            context
                .getBeansOfType(ApiClient.class)
                .values()
                .forEach(client -> clients.add(client)));

    assertThat(clients).hasSize(3);
    for (ApiClient<?> client : clients) {
      assertThatExceptionOfType(CallCancelledException.class)
          .isThrownBy(() -> client.send(ApiRequest.get("any")));
    }
  }

  @Test
  void timeoutsAreSet() {
    for (String name : List.of("connect", "read", "call")) {
      threeTokens
          .withPropertyValues("registries." + name + "-timeout=0s")
          .run(context -> assertThat(failure(context)).contains(name + "Timeout"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TOKEN + "\n",
        "Bearer " + TOKEN,
        TOKEN + " x",
        TOKEN + "\ud800",
        TOKEN + "${x.y.z}",
        TOKEN + "${registries.buildkite.token}"
      })
  void invalidTokenIsNotShown(String token) {
    runner
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getSystemProperties()
                    .put("registries.buildkite.token", token))
        .run(
            context -> {
              System.clearProperty("registries.buildkite.token");
              assertThat(failure(context))
                  .contains("registries.buildkite.token")
                  .doesNotContain(TOKEN, "0123456789abcdef");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"base-url", "packages-url"})
  void invalidUrlIsNamedAndNotShown(String name) {
    threeTokens
        .withPropertyValues("registries.buildkite." + name + "=https://user:pass@acme.example/ x")
        .run(
            context ->
                assertThat(failure(context))
                    .contains("registries.buildkite." + name + " is not valid: ")
                    .doesNotContain("pass@"));
  }

  private static String failure(AssertableApplicationContext context) {
    @Nullable Throwable failure = context.getStartupFailure();
    StringWriter text = new StringWriter();
    Objects.requireNonNull(failure).printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
