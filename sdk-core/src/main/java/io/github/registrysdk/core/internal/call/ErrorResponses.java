package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.internal.retry.RetryAfter;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.ErrorBody;
import io.github.registrysdk.core.spi.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import okhttp3.MediaType;
import org.jspecify.annotations.Nullable;

/** What a response other than a success or a redirect means. */
final class ErrorResponses {
  private static final int LONGEST_LINE = 300;

  /** What a decoder puts instead of bytes that are not text. */
  private static final char MALFORMED = '\uFFFD';

  private ErrorResponses() {}

  /**
   * Returns the only line of a plain text, such as the sentence of a gateway or of an expired
   * subscription. Several lines, long lines and HTML are for readers of a page.
   */
  static @Nullable String plainLine(@Nullable MediaType type, byte[] body) {
    if (type == null || !type.type().equals("text") || !type.subtype().equals("plain")) {
      return null;
    }
    String line = new String(body, type.charset(StandardCharsets.UTF_8)).strip();
    boolean readable =
        line.chars().noneMatch(c -> Character.isISOControl(c) || c == MALFORMED)
            && !line.startsWith("<");
    return readable && !line.isEmpty() && line.length() <= LONGEST_LINE ? line : null;
  }

  /**
   * @param json the JSON of the body, its line of plain text as a string, or the {@link ApiError}
   *     of a storage
   * @param dialect of the provider; null for a host that is not the provider's own
   * @param earlier how many times this call was refused by a rate limit before
   */
  static Failure judge(
      HttpResponseHead head,
      @Nullable Object json,
      @Nullable Dialect dialect,
      int earlier,
      @Nullable Explanation explanation,
      Redactor redactor,
      Instant now) {
    int status = head.status();
    if (status < 400 || status > 599) {
      return Failure.protocol(
          FailureKind.FINAL,
          head,
          ProtocolException.Reason.STATUS,
          "a status that is no final response",
          null);
    }
    ErrorBody body = ErrorBody.of(json);
    ApiError said = redactor.clean(dialect == null ? ofStorage(json) : dialect.error(body));
    String advice = dialect == null ? null : dialect.advice(head);
    if (advice != null) {
      said = new Explanation(status, redactor.clean(advice)).addTo(said);
    }
    ApiError error =
        explanation != null && explanation.status() == status ? explanation.addTo(said) : said;
    Refusal refusal = refusal(head, body, dialect, earlier);
    if (refusal != null) {
      // The scope's name may come from the body, and ends up in messages and log lines.
      Refusal named =
          new Refusal(redactor.clean(refusal.scope()), refusal.delay(), refusal.limit());
      return limited(head, error, named, now);
    }
    Duration retryAfter =
        (status == 503 || status == 408) && RetryAfter.isMeant(head)
            ? RetryAfter.parse(head)
            : null;
    Instant retryAt = retryAfter == null ? null : now.plus(retryAfter);
    return new Failure(
        retryAfter == null ? kind(status) : FailureKind.REFUSED,
        retryAfter == null ? "STATUS_" + status : "UNAVAILABLE",
        head,
        retryAfter,
        null,
        (exceptions, report) -> exceptions.status(report, error, retryAt));
  }

  private static ApiError ofStorage(@Nullable Object error) {
    return error instanceof ApiError known ? known : ApiError.NONE;
  }

  private static @Nullable Refusal refusal(
      HttpResponseHead head, ErrorBody body, @Nullable Dialect dialect, int earlier) {
    if (head.status() != 429 && head.status() != 403) {
      return null;
    }
    Refusal refusal = dialect == null ? null : dialect.refusal(head, body, earlier);
    if (refusal == null && head.status() == 429) {
      return new Refusal("requests", RetryAfter.parse(head), -1);
    }
    return refusal;
  }

  private static Failure limited(
      HttpResponseHead head, ApiError error, Refusal refusal, Instant now) {
    Instant retryAt = refusal.delay() == null ? null : now.plus(refusal.delay());
    return new Failure(
        FailureKind.REFUSED,
        "RATE_LIMITED",
        head,
        refusal.delay(),
        refusal.scope(),
        (exceptions, report) ->
            exceptions.rateLimited(report, error, refusal.scope(), refusal.limit(), retryAt));
  }

  private static FailureKind kind(int status) {
    return switch (status) {
      case 401 -> FailureKind.UNAUTHORIZED;
      case 407 -> FailureKind.NOT_SENT_FOR_GOOD;
      case 408, 500, 502, 503, 504 -> FailureKind.UNCLEAR;
      case 421, 425 -> FailureKind.MISDIRECTED;
      default -> FailureKind.FINAL;
    };
  }

  /**
   * What a provider module knows about an error of one of its calls, and the provider does not say.
   */
  record Explanation(int status, String text) {
    ApiError addTo(ApiError said) {
      return new ApiError(
          said.message().isEmpty() ? text : said.message() + "; " + text,
          said.code(),
          said.documentationUrl(),
          said.fields());
    }
  }
}
