package io.github.registrysdk.core;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The only implementation of {@link CallReport}, which keeps the constructor out of the API.
 *
 * @param operation what the call does
 * @param method the HTTP method
 * @param host the host of the request
 * @param path the path, with the names of its parameters
 * @param status the HTTP status of the last response, or 0
 * @param attempts the number of attempts
 * @param elapsed the duration of the call
 * @param requestId the ID of the last request at the provider, or null
 * @param headers the headers of the response that explain a failure, by their lower-case name
 * @param scope the required scope, or null
 * @param effect the effect at the provider
 * @param recoveryHint how to find out what happened, or empty
 */
record CallDetails(
    String operation,
    String method,
    String host,
    String path,
    int status,
    int attempts,
    Duration elapsed,
    @Nullable String requestId,
    Map<String, String> headers,
    @Nullable String scope,
    Effect effect,
    String recoveryHint)
    implements CallReport {
  /**
   * One line: the operation, the request, the outcome, the effect unless it is {@code NONE}, and
   * what it took. The effect is that of the report, so that no message contradicts it.
   */
  static String describe(CallReport report, String outcome) {
    StringBuilder line = new StringBuilder(160);
    line.append("could not ").append(report.operation()).append(": ");
    if (!report.method().isEmpty()) {
      line.append(report.method()).append(' ');
    }
    line.append(report.host()).append(report.path()).append(' ').append(outcome);
    line.append(effect(report));
    int attempts = report.attempts();
    line.append(" (").append(attempts).append(attempts == 1 ? " attempt, " : " attempts, ");
    line.append(report.elapsed().toMillis()).append(" ms");
    if (report.requestId() != null) {
      line.append(", request id ").append(report.requestId());
    }
    if (report.scope() != null && (report.status() == 401 || report.status() == 403)) {
      line.append(", needs ").append(report.scope());
    }
    return line.append(')').toString();
  }

  private static String effect(CallReport report) {
    String hint = ((CallDetails) report).recoveryHint();
    String after = hint.isEmpty() ? "" : ": " + hint;
    return switch (report.effect()) {
      case NONE -> "";
      case UNKNOWN -> "; it may have been done" + after;
      case DONE -> "; it was done" + after;
    };
  }
}
