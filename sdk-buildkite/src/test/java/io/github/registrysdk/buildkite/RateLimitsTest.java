package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {
  private static final Duration ROUNDING = Duration.ofMillis(500);

  private final ManualClock clock = ManualClock.create();

  @AutoClose
  private final FakeBuildkite fake = FakeBuildkite.builder().clock(clock).limits(3, 2).start();

  @AutoClose private final BuildkiteClient client = Clients.of(fake, clock);
  private final PackageRegistryService registries = client.organization("acme").registries();

  @BeforeEach
  void addRegistry() {
    fake.addRegistry("acme", "gems", "ruby");
  }

  @Test
  void bothLimitsAreReadable() {
    assertThat(client.rateLimits()).isEmpty();

    registries.get("gems");

    Instant reset = clock.instant().plusSeconds(60);
    assertThat(client.rateLimits())
        .containsExactly(
            new RateLimit("rest", 3, 2, reset), new RateLimit("rest_user", 2, 1, reset));
  }

  @Test
  void usersLimitIsWaitedFor() {
    registries.get("gems");
    registries.get("gems");
    clock.advance(Duration.ofSeconds(10));

    registries.get("gems");

    assertThat(fake.calls()).hasSize(4);
    assertWaitedOnce(Duration.ofSeconds(50));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("scope and reset of the body", headers(0, 1, 0, 2), body("rest", "42"), 42_000),
        refusal("the user's limit in the body", Map.of(), body("rest_user", "42"), 42_000),
        refusal("fractions of a second", Map.of(), body("rest", "1.25"), 1_250),
        refusal("a reset in the past", Map.of(), body("rest", "-5"), 500),
        refusal("the longest of two exhausted limits", headers(0, 20, 0, 30), "", 30_000),
        refusal("only exhausted limits", headers(0, 20, 7, 55), "{\"scope\": \"rest\"}", 20_000));
  }

  private static Arguments refusal(
      String what, Map<String, String> headers, String body, int millis) {
    return Arguments.of(what, headers, body, Duration.ofMillis(millis));
  }

  private static String body(String scope, String reset) {
    return "{\"scope\": \"" + scope + "\", \"limit\": 200, \"reset\": " + reset + "}";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void limitThatWasHitIsWaitedFor(
      String what, Map<String, String> headers, String body, Duration wait) {
    refuse(headers, body);

    registries.get("gems");

    assertWaitedOnce(wait);
  }

  @Test
  void numberBeyondAllMeasureIsStillARefusal() {
    fake.faults()
        .on(BuildkiteOperation.CREATE_REGISTRY)
        .once(Fault.status(429, Map.of(), body("rest", "1e400")));

    registries.create(CreatePackageRegistry.builder("new", Ecosystem.RUBY).build());

    assertThat(fake.calls(BuildkiteOperation.CREATE_REGISTRY)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          soon  | 0
          10    | none
          1e9   | 0
          ''    | ''
          """)
  void invalidHeadersLeadToBackoff(String reset, String remaining) {
    refuse(
        Map.of(
            "RateLimit-Scope",
            "rest",
            "RateLimit-Limit",
            "200",
            "RateLimit-Remaining",
            remaining,
            "RateLimit-Reset",
            reset),
        "<html>");

    registries.get("gems");

    assertThat(fake.calls()).hasSize(2);
    assertThat(clock.sleeps())
        .singleElement()
        .satisfies(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(2)));
  }

  @ParameterizedTest
  @ValueSource(longs = {90, 3600, 4_000_000_000_000L})
  void waitThatIsTooLongIsLeftToTheCaller(long seconds) {
    refuse(
        Map.of(),
        "{\"message\": \"m\", \"scope\": \"rest\", \"limit\": 200, \"reset\": " + seconds + "}");

    RateLimitedException e =
        catchThrowableOfType(RateLimitedException.class, () -> registries.get("gems"));

    assertThat(e.limitScope()).contains("rest");
    assertThat(e.limit()).hasValue(200);
    Duration bounded = Duration.ofSeconds(Math.min(seconds, Duration.ofDays(365).toSeconds()));
    assertThat(e.retryAt()).contains(clock.instant().plus(bounded).plus(ROUNDING));
    assertThat(e).hasMessageContaining("rate limit rest; retry at 202");
    assertThat(clock.sleeps()).isEmpty();
    assertThat(fake.calls()).hasSize(1);
  }

  @Test
  void nobodyElseIsSentWhileALimitIsExhausted() {
    fake.faults()
        .on(BuildkiteOperation.GET_REGISTRY)
        .once(FakeBuildkite.userRateLimit(Duration.ofMinutes(10)));
    assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> registries.get("gems"));

    assertThatExceptionOfType(RateLimitedException.class)
        .isThrownBy(() -> registries.list().toList())
        .satisfies(e -> assertThat(e.limitScope()).contains("rest_user"));
    assertThat(fake.calls()).hasSize(1);

    clock.advance(Duration.ofMinutes(11));
    assertThat(registries.list()).hasSize(1);
  }

  private void refuse(Map<String, String> headers, String body) {
    fake.faults().on(BuildkiteOperation.GET_REGISTRY).once(Fault.status(429, headers, body));
  }

  private static Map<String, String> headers(int rest, int restReset, int user, int userReset) {
    return Map.of(
        "RateLimit-Scope",
        "rest",
        "RateLimit-Limit",
        "200",
        "RateLimit-Remaining",
        String.valueOf(rest),
        "RateLimit-Reset",
        String.valueOf(restReset),
        "RateLimit-User-Scope",
        "rest_user",
        "RateLimit-User-Limit",
        "50",
        "RateLimit-User-Remaining",
        String.valueOf(user),
        "RateLimit-User-Reset",
        String.valueOf(userReset));
  }

  /** What Buildkite said, half a second for what it cut off, and up to one so that calls spread. */
  private void assertWaitedOnce(Duration said) {
    Duration least = said.plus(ROUNDING);
    assertThat(clock.sleeps())
        .singleElement()
        .satisfies(wait -> assertThat(wait).isBetween(least, least.plusSeconds(1)));
  }
}
