package io.github.registrysdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeProvider;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testing.ManualClock;
import io.github.registrysdk.testing.RecordedCall;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What the actuator reports, and what it does not show. */
class ActuatorTest {
  private static final String BOOT_4 = "org.springframework.boot.health.contributor.";

  private final FakeBuildkite buildkite = FakeBuildkite.start();
  private final FakeGitHub github = FakeGitHub.start();
  private final FakeHumanitec humanitec = FakeHumanitec.start();
  private final ApplicationContextRunner runner =
      connect(
          connect(
              connect(
                  new ApplicationContextRunner()
                      .withConfiguration(AutoConfigurations.of(RegistriesAutoConfiguration.class)),
                  "buildkite",
                  buildkite),
              "github",
              github),
          "humanitec",
          humanitec);
  private final ApplicationContextRunner health =
      runner.withPropertyValues(
          "management.health.registries.enabled=true", "registries.health.cache=0s");

  @AfterEach
  void close() {
    buildkite.close();
    github.close();
    humanitec.close();
  }

  private static ApplicationContextRunner connect(
      ApplicationContextRunner runner, String name, FakeProvider<?, ?> fake) {
    return runner.withPropertyValues(
        "registries." + name + ".token=" + fake.token(),
        "registries." + name + ".organization=acme",
        "registries." + name + ".base-url=" + fake.baseUrl());
  }

  private static String boot3(ApplicationContext context, String provider) {
    CompositeHealthContributor all = context.getBean(CompositeHealthContributor.class);
    return String.valueOf(((HealthIndicator) all.getContributor(provider)).health());
  }

  private static String boot4(ApplicationContext context, String provider) {
    var all =
        context.getBean(
            org.springframework.boot.health.contributor.CompositeHealthContributor.class);
    var one =
        (org.springframework.boot.health.contributor.HealthIndicator) all.getContributor(provider);
    return String.valueOf(one.health());
  }

  @Test
  void healthAndInfoAreOffByDefault() {
    runner.run(
        context ->
            assertThat(context)
                .doesNotHaveBean("registriesHealthContributor")
                .doesNotHaveBean("registriesInfoContributor"));
  }

  @Test
  void healthOfSpringBoot3SaysWhichProviderResponds() {
    healthSaysWhichProviderResponds(BOOT_4, context -> name -> boot3(context, name));
  }

  @Test
  void healthOfSpringBoot4SaysWhichProviderResponds() {
    healthSaysWhichProviderResponds(
        HealthContributor.class.getPackageName(), context -> name -> boot4(context, name));
  }

  private void healthSaysWhichProviderResponds(
      String missing, Function<ApplicationContext, Function<String, String>> read) {
    health
        .withClassLoader(new FilteredClassLoader(missing))
        .run(
            context -> {
              Function<String, String> status = read.apply(context);
              for (String provider : List.of("buildkite", "github", "humanitec")) {
                assertThat(status.apply(provider)).startsWith("UP");
              }

              github.faults().on(GitHubOperation.GET_PUBLIC_KEY).once(Fault.status(502));
              humanitec
                  .faults()
                  .on(HumanitecOperation.LIST_REGISTRIES)
                  .once(FakeHumanitec.rateLimit(Duration.ofSeconds(9)));

              assertThat(status.apply("buildkite")).startsWith("UP");
              assertThat(status.apply("github"))
                  .startsWith("DOWN")
                  .contains("failure=ServerException", "status=502")
                  .doesNotContain(github.token());
              assertThat(status.apply("humanitec")).startsWith("UP").contains("rateLimited=true");
            });

    for (FakeProvider<?, ?> fake : List.of(buildkite, github, humanitec)) {
      assertThat(fake.calls()).hasSize(2).extracting(RecordedCall::method).containsOnly("GET");
    }
  }

  @Test
  void resultOfACheckIsKept() {
    ManualClock clock = ManualClock.create();
    AtomicInteger reads = new AtomicInteger();
    ProviderCheck check =
        new ProviderCheck(
            "buildkite",
            URI.create("https://acme.example/"),
            null,
            reads::incrementAndGet,
            Duration.ofSeconds(30),
            clock);

    assertThat(check.result().status()).isEqualTo("UP");
    clock.advance(Duration.ofSeconds(29));
    check.result();
    assertThat(reads).hasValue(1);

    clock.advance(Duration.ofSeconds(1));
    check.result();
    assertThat(reads).hasValue(2);
    assertThat(check.info()).containsOnlyKeys("baseUrl");
  }

  @Test
  void infoNamesServersAndOrganizations() {
    runner
        .withPropertyValues("management.info.registries.enabled=true")
        .run(
            context -> {
              Info.Builder info = new Info.Builder();
              context.getBean(InfoContributor.class).contribute(info);
              assertThat(info.build().getDetails())
                  .containsEntry(
                      "registries",
                      Map.of(
                          "buildkite", expectedInfo(buildkite),
                          "github", expectedInfo(github),
                          "humanitec", expectedInfo(humanitec)));
            });
    assertThat(github.calls()).isEmpty();
  }

  private static Map<String, String> expectedInfo(FakeProvider<?, ?> fake) {
    return Map.of("baseUrl", fake.baseUrl().toString(), "organization", "acme");
  }

  @Test
  void tokensAreSanitized() {
    runner
        .withPropertyValues("registries.humanitec.token=${no.such.property}")
        .withClassLoader(new FilteredClassLoader(HumanitecClient.class))
        .run(
            context -> {
              SanitizingFunction function = context.getBean(SanitizingFunction.class);
              String token = github.token();
              for (SanitizableData hidden :
                  List.of(
                      new SanitizableData(null, "registries.github.token", "expired"),
                      new SanitizableData(null, "REGISTRIES_BUILDKITE_TOKEN", "expired"),
                      new SanitizableData(null, "registries.HUMANITEC.Token", "expired"),
                      new SanitizableData(null, "GITHUB_TOKEN", token),
                      new SanitizableData(null, "sun.java.command", "app --token=" + token))) {
                assertThat(function.apply(hidden).getValue())
                    .as(hidden.getKey())
                    .isEqualTo(SanitizableData.SANITIZED_VALUE);
              }
              for (SanitizableData shown :
                  List.of(
                      new SanitizableData(null, "registries.github.organization", "acme"),
                      new SanitizableData(null, "empty", null))) {
                assertThat(function.apply(shown)).as(shown.getKey()).isSameAs(shown);
              }
            });
  }
}
