package io.github.registrysdk.github;

import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.ErrorBody;
import io.github.registrysdk.core.spi.Refusal;
import io.github.registrysdk.core.spi.ResponseHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads errors and rate limits of GitHub. The primary rate limit is reported in epoch seconds.
 * Secondary rate limits are reported in several ways, some of them without a time.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub:
 *     rate limits</a>
 */
final class GitHubDialect implements Dialect {
  /** The wait for a secondary rate limit without a time. It doubles with each retry. */
  private static final Duration SECONDARY = Duration.ofMinutes(1);

  private static final int MOST_DOUBLINGS = 6;

  /** As in {@code required; url=https://github.com/orgs/acme/sso?authorization_request=…}. */
  private static final Pattern SSO_URL = Pattern.compile("\\burl=(https://[^;,\\s]{1,250})");

  private static final Set<String> EXPLAINING =
      Set.of(
          "X-GitHub-Request-Id",
          "X-GitHub-SSO",
          "X-OAuth-Scopes",
          "X-Accepted-OAuth-Scopes",
          "X-Accepted-GitHub-Permissions",
          "GitHub-Authentication-Token-Expiration",
          "X-GitHub-Enterprise-Version",
          "X-RateLimit-Limit",
          "X-RateLimit-Remaining",
          "X-RateLimit-Reset",
          "X-RateLimit-Resource",
          "X-RateLimit-Used");

  private final Map<String, String> headers;

  GitHubDialect(String apiVersion) {
    this.headers =
        Map.of("Accept", "application/vnd.github+json", "X-GitHub-Api-Version", apiVersion);
  }

  @Override
  public String provider() {
    return "github";
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  @Override
  public String requestIdHeader() {
    return "X-GitHub-Request-Id";
  }

  @Override
  public ApiError error(ErrorBody body) {
    String message = body.anyText("message");
    String error = message == null ? body.anyText("error") : message;
    return new ApiError(
        error == null ? "" : error, null, body.text("documentation_url"), body.errors("errors"));
  }

  /**
   * GitHub hides what a token must not see behind a 404, and names the reason in headers only.
   *
   * @see <a
   *     href="https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api">GitHub:
   *     authenticating to the REST API</a>
   */
  @Override
  public @Nullable String advice(ResponseHead head) {
    if (head.status() != 403 && head.status() != 404) {
      return null;
    }
    String sso = head.header("X-GitHub-SSO");
    Matcher url = SSO_URL.matcher(sso == null ? "" : sso);
    if (url.find()) {
      return "authorize the token for single sign-on at " + url.group(1);
    }
    String scopes = head.header("X-Accepted-OAuth-Scopes");
    if (scopes != null && !scopes.isBlank()) {
      String own = head.header("X-OAuth-Scopes");
      return "a token needs the scope "
          + scopes
          + (own == null
              ? ""
              : own.isBlank() ? ", and this one has none" : ", and this one has " + own);
    }
    String permissions = head.header("X-Accepted-GitHub-Permissions");
    return permissions == null || permissions.isBlank()
        ? null
        : "a token needs the permission " + permissions;
  }

  @Override
  public Set<String> explainingHeaders() {
    return EXPLAINING;
  }

  @Override
  public List<RateLimit> rateLimits(ResponseHead head, Instant receivedAt) {
    Long limit = number(head.header("x-ratelimit-limit"));
    Long remaining = number(head.header("x-ratelimit-remaining"));
    Long reset = number(head.header("x-ratelimit-reset"));
    if (limit == null || remaining == null || reset == null) {
      return List.of();
    }
    return List.of(new RateLimit(resource(head), limit, remaining, Instant.ofEpochSecond(reset)));
  }

  @Override
  public boolean hasRateLimits(ResponseHead head) {
    return head.header("x-ratelimit-remaining") != null;
  }

  @Override
  public @Nullable Refusal refusal(ResponseHead head, ErrorBody body, int earlier) {
    String message = String.valueOf(body.anyText("message")).toLowerCase(Locale.ROOT);
    boolean secondary =
        message.contains("secondary rate limit")
            || message.contains("abuse detection")
            || String.valueOf(body.text("documentation_url")).endsWith("secondary-rate-limits");
    Long remaining = number(head.header("x-ratelimit-remaining"));
    Long limit = number(head.header("x-ratelimit-limit"));
    boolean exhausted = remaining != null && remaining == 0;
    boolean primary = exhausted && !secondary;
    Duration retryAfter = head.retryAfter();
    if (retryAfter != null) {
      // Whatever the message says: a response with Retry-After is a rate limit, not a missing
      // permission.
      return new Refusal(
          primary ? resource(head) : "secondary",
          retryAfter,
          primary && limit != null ? limit : -1);
    }
    if (exhausted) {
      return new Refusal(resource(head), untilReset(head), limit == null ? -1 : limit);
    }
    boolean unexplained = head.status() == 429;
    return secondary || unexplained
        ? new Refusal(
            "secondary", SECONDARY.multipliedBy(1L << Math.min(earlier, MOST_DOUBLINGS)), -1)
        : null;
  }

  /** Relative to the date of the response, because the local clock may be wrong. */
  private static @Nullable Duration untilReset(ResponseHead head) {
    Long reset = number(head.header("x-ratelimit-reset"));
    Instant date = head.date();
    if (reset == null || date == null) {
      return null;
    }
    Duration left = Duration.between(date, Instant.ofEpochSecond(reset));
    return (left.isNegative() ? Duration.ZERO : left).plusSeconds(1);
  }

  private static String resource(ResponseHead head) {
    String resource = head.header("x-ratelimit-resource");
    return resource == null ? "core" : resource;
  }

  private static @Nullable Long number(@Nullable String text) {
    return text != null && text.matches("\\d{1,11}") ? Long.valueOf(text) : null;
  }
}
