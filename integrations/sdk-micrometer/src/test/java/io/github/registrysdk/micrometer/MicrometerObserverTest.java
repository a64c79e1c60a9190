package io.github.registrysdk.micrometer;

import static io.github.registrysdk.testing.BuildkiteOperation.CREATE_REGISTRY;
import static io.github.registrysdk.testing.BuildkiteOperation.LIST_REGISTRIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PackageRegistryService;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler.IgnoredMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The names, tags and values of the meters, and what is in no tag. They are the same if a handler
 * of Micrometer measures the observations.
 */
@ParameterizedClass
@ValueSource(booleans = {false, true})
@ExtendWith(FakeBuildkiteExtension.class)
final class MicrometerObserverTest {
  private static final String LIST = "/v2/packages/organizations/{organization}/registries";
  private static final Tags LISTING =
      Tags.of("registry.provider", "buildkite", "registry.operation", "list the registries");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private BuildkiteClient buildkite;

  @Parameter boolean withObservations;

  @BeforeEach
  void connect(FakeBuildkite fake) {
    buildkite = observed(fake).build();
  }

  private BuildkiteClient.Builder observed(FakeBuildkite fake) {
    BuildkiteClient.Builder builder =
        TestSeams.sleeper(fake.configure(BuildkiteClient.builder()), delay -> {});
    if (withObservations) {
      ObservationRegistry observations = ObservationRegistry.create();
      observations
          .observationConfig()
          .observationHandler(
              new DefaultMeterObservationHandler(registry, IgnoredMeters.LONG_TASK_TIMER));
      builder
          .observer(new ObservationObserver(observations))
          .observer(MicrometerObserver.withObservations(registry));
    } else {
      builder.observer(new MicrometerObserver(registry));
    }
    return builder;
  }

  @AfterEach
  void close() {
    buildkite.close();
  }

  /** Its calls for a registry of this name end with an {@code Error}. */
  static OkHttpClient broken() {
    return new OkHttpClient.Builder()
        .addInterceptor(
            chain -> {
              if (chain.request().url().encodedPath().endsWith("/broken")) {
                throw new LinkageError("of a library");
              }
              return chain.proceed(chain.request());
            })
        .build();
  }

  private PackageRegistryService registries(String organization) {
    return buildkite.organization(organization).registries();
  }

  static String[] request(FakeBuildkite fake, String status, String error) {
    return new String[] {
      "http.request.method",
      "GET",
      "server.address",
      fake.baseUrl().getHost(),
      "server.port",
      String.valueOf(fake.baseUrl().getPort()),
      "url.template",
      LIST,
      "http.response.status_code",
      status,
      "error.type",
      error
    };
  }

  private Timer timer(String name, Tags tags) {
    List<Timer> found =
        registry.find(name).timers().stream()
            .filter(timer -> tags(timer.getId()).equals(tags))
            .toList();
    assertThat(found).as("%s %s among %s", name, tags, registry.getMetersAsString()).hasSize(1);
    return found.get(0);
  }

  /** Without the tag that the handler of observations adds. */
  private Tags tags(Meter.Id id) {
    if (!withObservations) {
      return Tags.of(id.getTags());
    }
    return Tags.of(id.getTags().stream().filter(tag -> !tag.getKey().equals("error")).toList());
  }

  private Stream<String> tagValues() {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .flatMap(id -> id.getTags().stream())
        .map(Tag::getValue);
  }

  @Test
  void eachAttemptWaitAndCallIsTimed(FakeBuildkite fake) {
    fake.faults().on(LIST_REGISTRIES).once(Fault.status(503));

    assertThat(registries("acme").list().stream()).isEmpty();

    Timer failed = timer("http.client.request.duration", Tags.of(request(fake, "503", "503")));
    Timer succeeded = timer("http.client.request.duration", Tags.of(request(fake, "200", "none")));
    assertThat(failed.count()).isOne();
    assertThat(succeeded.count()).isOne();
    assertThat(succeeded.totalTime(TimeUnit.NANOSECONDS)).isPositive();
    Timer waited =
        timer("registry.client.wait.duration", LISTING.and("registry.wait.reason", "STATUS_503"));
    assertThat(waited.count()).isOne();
    Tags success = LISTING.and("registry.outcome", "success", "error.type", "none");
    Timer whole = timer("registry.client.call.duration", success);
    assertThat(whole.count()).isOne();
    assertThat(whole.totalTime(TimeUnit.NANOSECONDS))
        .isGreaterThanOrEqualTo(succeeded.totalTime(TimeUnit.NANOSECONDS));
    DistributionSummary attempts =
        registry.get("registry.client.call.attempts").tags(success).summary();
    assertThat(attempts.count()).isOne();
    assertThat(attempts.totalAmount()).isEqualTo(2);
    if (withObservations) { // the handler counts the events
      assertThat(registry.get("registry.client.call.duration.wait").counter().count()).isOne();
    }
    assertThat(registry.getMeters()).hasSize(withObservations ? 6 : 5);
  }

  /** There is no event of the end of such an attempt. */
  @Test
  void attemptThatAnErrorEndsIsNoSuccess(FakeBuildkite fake) {
    try (BuildkiteClient client = observed(fake).httpClient(broken()).build()) {
      assertThatExceptionOfType(LinkageError.class)
          .isThrownBy(() -> client.organization("acme").registries().get("broken"));
    }

    Timer attempt =
        registry
            .get("http.client.request.duration")
            .tags("http.response.status_code", "none", "error.type", "_OTHER")
            .timer();
    assertThat(attempt.count()).isOne();
    assertThat(attempt.totalTime(TimeUnit.NANOSECONDS)).isPositive();
    Meter.Id call = registry.get("registry.client.call.duration").timer().getId();
    assertThat(call.getTag("registry.outcome")).isEqualTo("failure");
    assertThat(call.getTag("error.type")).isEqualTo(TransportException.class.getName());
  }

  @Test
  void failureHasItsTypeAndStatus() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registries("acme").get("none"));

    Meter.Id call = registry.get("registry.client.call.duration").timer().getId();
    assertThat(call.getTag("registry.outcome")).isEqualTo("failure");
    assertThat(call.getTag("error.type")).isEqualTo(NotFoundException.class.getName());
    assertThat(registry.get("http.client.request.duration").timer().getId().getTag("error.type"))
        .isEqualTo("404");
  }

  @Test
  void lostResponseOfAWriteIsAnUnknownOutcome(FakeBuildkite fake) {
    fake.faults().on(CREATE_REGISTRY).once(Fault.dropAfterEffect());

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(
            () ->
                registries("acme")
                    .create(CreatePackageRegistry.builder("debs", Ecosystem.DEBIAN).build()));

    assertThat(registry.get("registry.client.call.duration").timer().getId().getTags())
        .contains(Tag.of("registry.outcome", "unknown"));
    assertThat(registry.get("http.client.request.duration").timer().getId().getTags())
        .contains(
            Tag.of("http.response.status_code", "none"), Tag.of("error.type", "CONNECTION_LOST"));
  }

  @Test
  void numberOfMetersDoesNotGrowWithTheNamesInCalls(FakeBuildkite fake) {
    call(fake, "debs");
    int meters = registry.getMeters().size();

    for (int i = 0; i < 20; i++) {
      call(fake, "debs" + i);
    }

    assertThat(registry.getMeters()).hasSize(meters);
    assertThat(tagValues())
        .contains("none", LIST + "/{registry}")
        .noneMatch(value -> value.contains("acme") || value.contains("debs"));
  }

  /** Calls with a template, and one with a path that the caller wrote. */
  private void call(FakeBuildkite fake, String slug) {
    fake.addRegistry("acme", slug, "debian");
    registries("acme").get(slug);
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> registries("acme" + slug).get(slug));
    buildkite.send(ApiRequest.get("v2", "packages", "organizations", "acme", "registries", slug));
  }

  @Test
  void noTagContainsASecret(FakeBuildkite fake) {
    fake.addRegistry("acme", "debs", "debian");
    String created =
        buildkite.organization("acme").registry("debs").tokens().create("ci").secret().reveal();
    buildkite
        .organization("acme")
        .registry("debs")
        .packages()
        .publish(Upload.bytes("banana_1.0.0_all.deb", new byte[10]));
    assertThatExceptionOfType(ServerException.class)
        .isThrownBy(() -> buildkite.send(ApiRequest.get("v2", created, fake.token())));

    assertThat(tagValues())
        .contains("buildkite")
        .noneMatch(value -> value.contains(created) || value.contains(fake.token()));
  }
}
