package io.github.registrysdk.core.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.Reports;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.internal.http.Heads;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.ErrorBody;
import io.github.registrysdk.core.spi.Refusal;
import io.github.registrysdk.core.spi.ResponseHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorResponsesTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private final Redactor redactor = new Redactor(List.of("hunter2"));

  /** Says what the body says, and that a body with a scope is a rate limit. */
  private static final class Plain implements Dialect {
    @Override
    public String provider() {
      return "plain";
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }

    @Override
    public ApiError error(ErrorBody body) {
      String message = body.text("message");
      return new ApiError(message == null ? "" : message, null, null, List.of());
    }

    @Override
    public @Nullable Refusal refusal(ResponseHead head, ErrorBody body, int earlier) {
      String scope = body.text("scope");
      return scope == null ? null : new Refusal(scope, Duration.ofSeconds(7 + earlier), 200);
    }
  }

  private Failure judge(HttpResponseHead head, @Nullable Object json) {
    return ErrorResponses.judge(head, json, new Plain(), 1, null, redactor, NOW);
  }

  private static SdkException thrown(Failure failure) {
    return failure.exception().create(Reports.exceptions(), Reports.of(failure.status()));
  }

  @ParameterizedTest
  @CsvSource({
    "400, FINAL, BadRequestException",
    "401, UNAUTHORIZED, AuthenticationException",
    "403, FINAL, PermissionDeniedException",
    "404, FINAL, NotFoundException",
    "407, NOT_SENT_FOR_GOOD, TransportException",
    "408, UNCLEAR, TransportException",
    "409, FINAL, ConflictException",
    "410, FINAL, GoneException",
    "418, FINAL, ApiException",
    "421, MISDIRECTED, ApiException",
    "422, FINAL, ValidationException",
    "425, MISDIRECTED, ApiException",
    "429, REFUSED, RateLimitedException",
    "499, FINAL, ApiException",
    "500, UNCLEAR, ServerException",
    "501, FINAL, ServerException",
    "502, UNCLEAR, ServerException",
    "503, UNCLEAR, ServerException",
    "504, UNCLEAR, ServerException",
    "599, FINAL, ServerException",
    "42, FINAL, ProtocolException",
    "101, FINAL, ProtocolException",
    "304, FINAL, ProtocolException",
    "399, FINAL, ProtocolException",
    "600, FINAL, ProtocolException",
    "999, FINAL, ProtocolException"
  })
  void everyStatusHasItsMeaning(int status, FailureKind kind, String exception) {
    Failure failure = judge(Heads.of(status), null);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(thrown(failure).getClass().getSimpleName()).isEqualTo(exception);
  }

  @ParameterizedTest
  @CsvSource({
    "503, 5, REFUSED",
    "503, 0, REFUSED",
    "408, 5, REFUSED",
    "503, soon, UNCLEAR",
    "408, soon, UNCLEAR",
    "500, 5, UNCLEAR",
    "502, 5, UNCLEAR",
    "404, 5, FINAL"
  })
  void aValidWaitMakesARefusalOfSomeStatuses(int status, String wait, FailureKind kind) {
    Failure failure = judge(Heads.of(status, "Retry-After", wait), null);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.rateLimited()).isFalse();
    assertThat(failure.serverWait())
        .isEqualTo(kind == FailureKind.REFUSED ? Duration.ofSeconds(Long.parseLong(wait)) : null);
  }

  @Test
  void aRateLimitHasScopeLimitAndTime() {
    for (int status : new int[] {403, 429}) {
      Failure failure = judge(Heads.of(status), Map.of("scope", "rest"));
      assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
      assertThat(failure.limitScope()).isEqualTo("rest");
      assertThat(failure.serverWait()).isEqualTo(Duration.ofSeconds(8));
      RateLimitedException e = (RateLimitedException) thrown(failure);
      assertThat(e.limitScope()).contains("rest");
      assertThat(e.limit()).hasValue(200);
      assertThat(e.retryAt()).contains(NOW.plusSeconds(8));
    }
    assertThat(judge(Heads.of(404), Map.of("scope", "rest")).kind()).isEqualTo(FailureKind.FINAL);
  }

  @Test
  void a429OfNoKnownFormIsARateLimitStill() {
    Failure failure = judge(Heads.of(429, "Retry-After", "3"), null);
    assertThat(failure.limitScope()).isEqualTo("requests");
    assertThat(failure.serverWait()).isEqualTo(Duration.ofSeconds(3));
    assertThat(((RateLimitedException) thrown(failure)).limit()).isEmpty();
    Failure bare = judge(Heads.of(429), null);
    assertThat(bare.serverWait()).isNull();
    assertThat(((RateLimitedException) thrown(bare)).retryAt()).isEmpty();
  }

  @Test
  void whatTheBodySaysIsCleaned() {
    Failure failure =
        judge(Heads.of(429), Map.of("scope", "a\nhunter2", "message", "no\r\nhunter2"));
    assertThat(failure.limitScope()).isEqualTo("a [secret]");
    assertThat(thrown(failure).getMessage())
        .contains("no [secret]; rate limit a [secret]; retry at")
        .doesNotContain("hunter2");
  }

  @Test
  void aResponseOfAnotherHostIsNotReadAsTheProviders() {
    Map<String, Object> json = Map.of("scope", "rest", "message", "Access denied");
    Failure failure = ErrorResponses.judge(Heads.of(403), json, null, 0, null, redactor, NOW);
    assertThat(failure.kind()).isEqualTo(FailureKind.FINAL);
    assertThat(thrown(failure).getMessage()).doesNotContain("Access denied");
    assertThat(ErrorResponses.judge(Heads.of(429), null, null, 0, null, redactor, NOW).kind())
        .isEqualTo(FailureKind.REFUSED);
  }

  @Test
  void anExplanationIsAddedToTheMessageOfItsStatusOnly() {
    ErrorResponses.Explanation explanation = new ErrorResponses.Explanation(403, "it is built in");
    Map<String, Object> json = Map.of("message", "Forbidden");
    Failure forbidden =
        ErrorResponses.judge(Heads.of(403), json, new Plain(), 0, explanation, redactor, NOW);
    assertThat(thrown(forbidden)).hasMessageContaining("Forbidden; it is built in");
    Failure missing =
        ErrorResponses.judge(Heads.of(404), json, new Plain(), 0, explanation, redactor, NOW);
    assertThat(thrown(missing)).hasMessageNotContaining("built in");
  }
}
