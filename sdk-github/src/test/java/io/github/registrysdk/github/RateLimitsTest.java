package io.github.registrysdk.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.GitHubOperation;
import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GitHub's primary limit and its secondary ones, in every shape they come in. */
class RateLimitsTest {
  private static final Map<String, String> NO_HEADERS = Map.of();
  private static final String WORDS =
      "{\"message\": \"You have exceeded a secondary rate limit. Please wait a few minutes.\"}";

  /** The fake's clock is GitHub's; the client's is wrong by a day. */
  private final ManualClock theirs = ManualClock.create();

  private final ManualClock ours = ManualClock.at(theirs.instant().plus(Duration.ofDays(1)));

  @AutoClose private final FakeGitHub fake = FakeGitHub.builder().clock(theirs).start();
  @AutoClose private GitHubClient github;

  @BeforeEach
  void connect() {
    github = client(RetryPolicy.standard());
  }

  @ParameterizedTest
  @ValueSource(strings = {"core", "core-429"})
  void primaryLimitIsWaitedForByGitHubsClock(String scope) {
    fake.faults()
        .on(GitHubOperation.LIST_REGISTRIES)
        .once(new Fault.RateLimited(scope, Duration.ofSeconds(30)));

    list();

    assertThat(ours.sleeps()).hasSize(1);
    assertThat(ours.sleeps().get(0)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(32));
    assertThat(asked()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secondary-words", "secondary-words-429"})
  void secondaryLimitWithoutATimeWaitsOneMinuteAndThenTwo(String scope) {
    github.close();
    github = client(RetryPolicy.builder().longestServerWait(Duration.ofMinutes(5)).build());
    fake.faults()
        .on(GitHubOperation.LIST_REGISTRIES)
        .times(3, new Fault.RateLimited(scope, Duration.ofSeconds(1)));

    list();

    assertThat(ours.sleeps())
        .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4));
  }

  static Stream<Arguments> refusals() {
    Map<String, String> after = Map.of("Retry-After", "9");
    Map<String, String> afterAndReset =
        Map.of("Retry-After", "9", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1");
    Map<String, String> past = Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1000");
    String abuse = "{\"message\": \"You have triggered an abuse detection mechanism.\"}";
    String link =
        "{\"documentation_url\": \"https://docs.github.com/x#about-secondary-rate-limits\"}";
    return Stream.of(
        Arguments.of("only the link names the limit", 403, NO_HEADERS, link, 60),
        Arguments.of("Retry-After alone", 403, after, "{\"message\": \"Slow down\"}", 9),
        Arguments.of("Retry-After before the reset", 403, afterAndReset, WORDS, 9),
        Arguments.of("the secondary limit's old name", 403, NO_HEADERS, abuse, 60),
        Arguments.of("an unexplained 429", 429, NO_HEADERS, "", 60),
        Arguments.of("a reset in the past", 403, past, "{}", 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void limitThatWasHitIsWaitedFor(
      String what, int status, Map<String, String> headers, String body, long seconds) {
    refuseOnce(status, headers, body);

    list();

    assertThat(ours.sleeps()).containsExactly(Duration.ofSeconds(seconds));
  }

  @Test
  void exhaustedLimitWithoutATimeIsLeftToTheBackoff() {
    github.close();
    github = client(RetryPolicy.builder().backoff((r, random) -> Duration.ofMillis(100)).build());
    refuseOnce(403, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "soon"), "{}");

    list();

    assertThat(asked()).isEqualTo(2);
    assertThat(ours.sleeps()).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void missingPermissionIsNoLimit() {
    refuseOnce(403, NO_HEADERS, "{\"message\": \"Resource not accessible by integration\"}");

    assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(this::list);
    assertThat(ours.sleeps()).isEmpty();
  }

  @Test
  void waitPastTheLongestFailsAtOnceWithTheTimeToComeBack() {
    fake.faults()
        .on(GitHubOperation.LIST_REGISTRIES)
        .once(FakeGitHub.primaryRateLimit(403, Duration.ofMinutes(40)));

    assertThatExceptionOfType(RateLimitedException.class)
        .isThrownBy(this::list)
        .satisfies(
            e -> {
              assertThat(e.retryAt().orElseThrow())
                  .isBetween(
                      ours.instant().plus(Duration.ofMinutes(40)),
                      ours.instant().plus(Duration.ofMinutes(40)).plusSeconds(2));
              assertThat(e.limitScope()).contains("core");
              assertThat(e.limit()).isEqualTo(OptionalLong.of(1_000_000));
              assertThat(e.effect()).isEqualTo(Effect.NONE);
              assertThat(e.attempts()).isEqualTo(1);
            });
    assertThat(ours.sleeps()).isEmpty();
  }

  @Test
  void wordsOnlyPastTheLongestWaitFailWithTheTimeToComeBack() {
    fake.faults()
        .on(GitHubOperation.LIST_REGISTRIES)
        .always(FakeGitHub.secondaryRateLimitWithoutTime(403));

    assertThatExceptionOfType(RateLimitedException.class)
        .isThrownBy(this::list)
        .satisfies(
            e -> {
              assertThat(e.retryAt()).contains(ours.instant().plus(Duration.ofMinutes(2)));
              assertThat(e.limitScope()).contains("secondary");
              assertThat(e.limit()).isEmpty();
            });
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void limitsOfTheLastResponseCanBeRead() {
    assertThat(github.rateLimits()).isEmpty();

    list();

    RateLimit limit = github.rateLimits().get(0);
    assertThat(github.rateLimits()).hasSize(1);
    assertThat(limit.scope()).isEqualTo("core");
    assertThat(limit.limit()).isEqualTo(1_000_000);
    assertThat(limit.remaining()).isEqualTo(999_999);
    assertThat(limit.resetsAt())
        .isBetween(theirs.instant(), theirs.instant().plus(Duration.ofHours(1)).plusSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"})
  void limitWithAnInvalidNumberIsNotReported(String header) {
    refuseOnce(404, Map.of(header, "999999999999"), "{}");

    assertThatExceptionOfType(NotFoundException.class).isThrownBy(this::list);

    assertThat(github.rateLimits()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, core, true, secondary",
    "0, core, false, core",
    "0, search, false, search",
    "7, core, false, secondary"
  })
  void refusalWithTimeNamesTheLimitThatWasHit(
      String remaining, String resource, boolean words, String scope) {
    refuseOnce(
        403,
        Map.of(
            "Retry-After",
            "3600",
            "X-RateLimit-Remaining",
            remaining,
            "X-RateLimit-Resource",
            resource),
        words ? WORDS : "{}");

    assertThatExceptionOfType(RateLimitedException.class)
        .isThrownBy(this::list)
        .satisfies(
            e -> {
              assertThat(e.limitScope()).contains(scope);
              assertThat(e.limit().isPresent()).isEqualTo(!scope.equals("secondary"));
            });
  }

  private void refuseOnce(int status, Map<String, String> headers, String body) {
    fake.faults().on(GitHubOperation.LIST_REGISTRIES).once(Fault.status(status, headers, body));
  }

  private void list() {
    Clients.registries(github).list().toList();
  }

  private int asked() {
    return fake.calls(GitHubOperation.LIST_REGISTRIES).size();
  }

  private GitHubClient client(RetryPolicy policy) {
    return Clients.builder(fake, ours)
        .token(Secret.of(fake.token()))
        .retryPolicy(policy)
        .callTimeout(Duration.ofMinutes(10))
        .build();
  }
}
