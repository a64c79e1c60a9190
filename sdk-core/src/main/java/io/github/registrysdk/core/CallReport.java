package io.github.registrysdk.core;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a call, without anything secret: no query string, no header, no body, no identifier
 * from the path.
 *
 * @param operation what was being done, such as {@code create a registry token}
 * @param method the HTTP method
 * @param host the host the request was meant for
 * @param path the path with its parameters' names instead of their values; of an {@link ApiRequest}
 *     the path as the caller gave it
 * @param status the HTTP status of the last answer, or 0 if none came
 * @param attempts how many times the request was tried, at least 1 unless it was stopped before
 * @param elapsed from the start of the call to its failure, waits included
 * @param requestId the provider's id for the last answer, or null if it gave none
 * @param scope the token scope or permission the operation needs, or null if it needs none
 * @param effect what the call may have done
 */
public record CallReport(
    String operation,
    String method,
    String host,
    String path,
    int status,
    int attempts,
    Duration elapsed,
    @Nullable String requestId,
    @Nullable String scope,
    Effect effect)
    implements Serializable {
  /**
   * Checks that all but the request id and the scope are there.
   *
   * @throws NullPointerException if anything else is null
   */
  public CallReport {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(elapsed, "elapsed");
    Objects.requireNonNull(effect, "effect");
  }

  /** One line: what was being done, where, what came of it, and what it took. */
  String describe(String outcome) {
    StringBuilder line = new StringBuilder(160);
    line.append("could not ")
        .append(operation)
        .append(": ")
        .append(method)
        .append(' ')
        .append(host)
        .append(path);
    line.append(' ').append(outcome);
    line.append(" (").append(attempts).append(attempts == 1 ? " attempt, " : " attempts, ");
    line.append(elapsed.toMillis()).append(" ms");
    if (requestId != null) {
      line.append(", request id ").append(requestId);
    }
    if (scope != null && (status == 401 || status == 403)) {
      line.append(", needs ").append(scope);
    }
    return line.append(')').toString();
  }
}
