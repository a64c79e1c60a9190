package io.github.registrysdk.core;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it came.
 *
 * @param status 200 to 299, everything else is thrown; but 404 to a DELETE that was repeated
 *     because the fate of the first was unclear, which means that it is done
 * @param headers by lower-case name
 * @param requestId the provider's id for this answer, or null if it gave none
 * @param body the JSON text, or empty if there was none
 */
public record ApiResponse(
    int status, Map<String, List<String>> headers, @Nullable String requestId, String body) {
  /**
   * Copies the headers under their names in lower case; values of names that differ only in case
   * come together.
   */
  public ApiResponse {
    Map<String, List<String>> copy = new TreeMap<>();
    headers.forEach(
        (name, values) ->
            copy.merge(
                name.toLowerCase(Locale.ROOT),
                List.copyOf(values),
                (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
    headers = Collections.unmodifiableMap(copy);
  }

  /**
   * The first value of a header.
   *
   * @param name any case
   * @return the header's first value, if it was sent
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Status, names of headers and length of the body: their values may be secret. */
  @Override
  public String toString() {
    return "ApiResponse["
        + status
        + ", "
        + headers.keySet()
        + ", "
        + body.length()
        + " characters]";
  }
}
