package io.github.registrysdk.faults;

import io.github.registrysdk.core.RateLimitedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.operations.Provider;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What servers say about when to come back. */
final class Waits {
  private static final String DATE = "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\n";
  private static final long CENTURY = 4_102_444_800L;

  private Waits() {}

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (int status : new int[] {429, 503, 408}) {
      faults.addAll(retryAfter(status));
    }
    faults.addAll(github());
    faults.addAll(buildkite());
    return faults;
  }

  private static List<Fault> retryAfter(int status) {
    return List.of(
        wait(status, "2", 2),
        wait(status, "0", 0),
        past(status, "-5"),
        wait(status, "1.5", 1),
        wait(status, "0, 3", 3),
        wait(status, "Thu, 01 Jan 2026 00:00:05 GMT", 5),
        past(status, "Wed, 31 Dec 2025 23:00:00 GMT"),
        wait(status, "120", 120),
        wait(status, "0,120", 120),
        wait(status, "299.997", 300),
        wait(status, "2147483648", 1_000_000),
        wait(status, "99999999999999999999", 1_000_000),
        wait(status, "Fri, 01 Jan 2100 00:00:00 GMT", 1_000_000),
        nonsense(status, "soon"),
        nonsense(status, ""),
        nonsense(status, "1e3"));
  }

  private static Fault wait(int status, String retryAfter, long seconds) {
    Kind kind = seconds > 90 ? Kind.REFUSED_TOO_LONG : Kind.REFUSED;
    return fault(status, "retry after " + retryAfter, kind, "Retry-After: " + retryAfter + "\r\n")
        .expecting(e -> e.waited(seconds > 90 ? Duration.ZERO : Duration.ofSeconds(seconds)));
  }

  /** A limit's end that has passed is one all the same; a failure's says nothing about a create. */
  private static Fault past(int status, String retryAfter) {
    return status == 429 ? wait(status, retryAfter, 0) : nonsense(status, retryAfter);
  }

  private static Fault nonsense(int status, String retryAfter) {
    Kind kind = status == 429 ? Kind.REFUSED : Kind.LOST;
    Fault fault =
        fault(
                status,
                "retry after '" + retryAfter + "'",
                kind,
                "Retry-After: " + retryAfter + "\r\n")
            .takesEffect(status != 429);
    return status == 429 ? fault.expectingOf(row -> unexplained(row)) : fault;
  }

  private static Expected unexplained(Sample row) {
    Kind kind = row.provider() == Provider.GITHUB ? Kind.REFUSED_LONGER : Kind.REFUSED;
    return Expected.of(kind, row, RateLimitedException.class, "").status(429);
  }

  private static Fault fault(int status, String name, Kind kind, String header) {
    Class<? extends SdkException> exception =
        switch (status) {
          case 429 -> RateLimitedException.class;
          case 408 -> TransportException.class;
          default -> ServerException.class;
        };
    return Fault.of(
            status + ", " + name,
            kind,
            exception,
            status == 408 ? "TIMEOUT" : "",
            scene -> Statuses.echo(status, DATE + header, scene))
        .expecting(e -> e.status(status));
  }

  private static List<Fault> github() {
    return List.of(
        github("reset soon", Kind.REFUSED, reset(1_767_225_605L), 6),
        github("reset in the past", Kind.REFUSED, reset(1_000), 1),
        github("reset in 2100", Kind.REFUSED_TOO_LONG, reset(CENTURY), 0),
        github("no reset", Kind.REFUSED, "x-ratelimit-remaining: 0\r\n", 0),
        github("reset that is no number", Kind.REFUSED, remaining("soon"), 0),
        github("a secondary limit", Kind.REFUSED_LONGER, "", 60),
        github("a secondary limit that says when", Kind.REFUSED, "Retry-After: 7\r\n", 7));
  }

  private static String reset(long at) {
    return remaining(String.valueOf(at));
  }

  private static String remaining(String reset) {
    return "x-ratelimit-remaining: 0\r\nx-ratelimit-limit: 60\r\nx-ratelimit-reset: "
        + reset
        + "\r\n";
  }

  private static Fault github(String name, Kind kind, String headers, long seconds) {
    return Fault.responding(
            "403, " + name,
            kind,
            RateLimitedException.class,
            "",
            Reply.status(
                403,
                DATE + headers,
                headers.contains("ratelimit")
                    ? "{}"
                    : "{\"message\":\"You have exceeded a secondary rate limit\"}"))
        .expecting(e -> e.status(403).waited(Duration.ofSeconds(seconds)))
        .only(row -> row.provider() == Provider.GITHUB);
  }

  private static List<Fault> buildkite() {
    return List.of(
        buildkite("reset soon", Kind.REFUSED, "3", 3),
        buildkite("reset at once", Kind.REFUSED, "0", 1),
        buildkite("reset in the past", Kind.REFUSED, "-60", 1),
        buildkite("a fraction", Kind.REFUSED, "0.2", 0),
        buildkite("reset in 2100", Kind.REFUSED_TOO_LONG, String.valueOf(CENTURY), 0),
        buildkite("reset that is no number", Kind.REFUSED, "\"soon\"", 0),
        buildkite("no reset", Kind.REFUSED, "null", 0));
  }

  private static Fault buildkite(String name, Kind kind, String reset, long seconds) {
    return Fault.responding(
            "429, " + name,
            kind,
            RateLimitedException.class,
            "",
            Reply.status(429, DATE, "{\"scope\":\"rest\",\"limit\":200,\"reset\":" + reset + "}"))
        .expecting(e -> e.status(429).waited(Duration.ofSeconds(seconds)))
        .only(row -> row.provider() == Provider.BUILDKITE && !row.isStorage());
  }
}
