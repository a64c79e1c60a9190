package io.github.registrysdk.examples.guide;

import static io.github.registrysdk.testing.BuildkiteOperation.LIST_REGISTRIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names, tags and counts: dashboards are made of them. */
@ExtendWith(FakeBuildkiteExtension.class)
final class MetricsTest {
  private static final Tags LIST =
      Tags.of("provider", "buildkite", "operation", "list the registries");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private BuildkiteClient buildkite;

  @BeforeEach
  void connect(FakeBuildkite fake) {
    buildkite =
        TestSeams.sleeper(fake.configure(BuildkiteClient.builder()), delay -> {})
            .observer(new Metrics(registry))
            .build();
  }

  @AfterEach
  void close() {
    buildkite.close();
  }

  private static Tags request(FakeBuildkite fake, String template, String status, String error) {
    return Tags.of(
        "http.request.method",
        "GET",
        "server.address",
        fake.baseUrl().getHost(),
        "server.port",
        String.valueOf(fake.baseUrl().getPort()),
        "url.template",
        template,
        "http.response.status_code",
        status,
        "error.type",
        error);
  }

  private Timer timer(String name, Tags tags) {
    List<Timer> found =
        registry.find(name).timers().stream()
            .filter(timer -> Tags.of(timer.getId().getTags()).equals(tags))
            .toList();
    assertThat(found).as("%s %s among %s", name, tags, registry.getMetersAsString()).hasSize(1);
    return found.get(0);
  }

  @Test
  void repetitionIsOneMoreRequestOfTheSameCall(FakeBuildkite fake) {
    String template = "/v2/packages/organizations/{organization}/registries";
    fake.faults().on(LIST_REGISTRIES).once(Fault.status(503));

    BuildkiteStart.slugs(buildkite);

    Timer refused = timer("http.client.request.duration", request(fake, template, "503", "503"));
    Timer answered = timer("http.client.request.duration", request(fake, template, "200", "none"));
    assertThat(refused.count()).isOne();
    assertThat(answered.count()).isOne();
    assertThat(answered.totalTime(TimeUnit.NANOSECONDS)).isPositive();
    Timer waited = timer("registry.client.wait.duration", LIST.and("reason", "STATUS_503"));
    assertThat(waited.count()).isOne();
    Timer call = timer("registry.client.call.duration", LIST.and("error.type", "none"));
    assertThat(call.count()).isOne();
    assertThat(call.totalTime(TimeUnit.NANOSECONDS))
        .isGreaterThanOrEqualTo(answered.totalTime(TimeUnit.NANOSECONDS));
    DistributionSummary attempts = registry.get("registry.client.call.attempts").summary();
    assertThat(attempts.count()).isOne();
    assertThat(attempts.totalAmount()).isEqualTo(2);
    assertThat(registry.getMeters()).hasSize(5);
  }

  @Test
  void failureIsCountedUnderItsType() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> buildkite.organization("acme").registries().get("none"));

    assertThat(registry.get("registry.client.call.duration").timer().getId().getTag("error.type"))
        .isEqualTo(NotFoundException.class.getName());
    assertThat(registry.get("http.client.request.duration").timer().getId().getTag("error.type"))
        .isEqualTo("404");
  }

  @Test
  void lostAnswerHasNoStatus(FakeBuildkite fake) {
    fake.faults().on(LIST_REGISTRIES).once(Fault.dropBeforeEffect());

    BuildkiteStart.slugs(buildkite);

    Timer lost =
        registry
            .get("http.client.request.duration")
            .tag("http.response.status_code", "none")
            .timer();
    assertThat(lost.getId().getTag("error.type")).isEqualTo("CONNECTION_LOST");
    assertThat(lost.count()).isOne();
  }

  /** A meter for each registry or package would be too many. */
  @Test
  void namesAndTokensAreInNoTag(FakeBuildkite fake) {
    fake.addRegistry("acme", "debs", "debian");

    buildkite.organization("acme").registries().get("debs");
    buildkite.send(ApiRequest.get("v2", "packages", "organizations", "acme", "registries", "debs"));

    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .flatExtracting(Meter.Id::getTags)
        .extracting(Tag::getValue)
        .contains("none", "/v2/packages/organizations/{organization}/registries/{registry}")
        .noneMatch(value -> value.contains("acme") || value.contains("debs"))
        .noneMatch(value -> value.contains(fake.token()));
  }
}
