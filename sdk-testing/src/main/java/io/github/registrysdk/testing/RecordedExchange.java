package io.github.registrysdk.testing;

import java.util.List;
import java.util.Map;

/**
 * A request and its response, as {@link Cassettes} saw them. {@code toString} shows method, path
 * and status, so that no secret is shown in a test report.
 *
 * @param method the request's method in upper case
 * @param path the request's path as it was sent, without the query
 * @param status the response's status
 * @param headers the response's headers, with the names as they were received
 * @param body the response's body as text, empty if there was none
 */
public record RecordedExchange(
    String method, String path, int status, Map<String, List<String>> headers, String body) {

  /** Copies the headers. */
  public RecordedExchange {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return method + " " + path + " -> " + status;
  }
}
