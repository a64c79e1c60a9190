package io.github.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a fake received. Immutable. {@code toString} contains the method, the path, the
 * size of the body and the names of the headers, so that no token gets into a test report.
 */
public interface RecordedCall {

  /**
   * The operation that the request is for.
   *
   * @return the operation; empty for a request that the fake does not know
   */
  Optional<FakeOperation> operation();

  /**
   * The request's method in upper case.
   *
   * @return the method, such as {@code GET}
   */
  String method();

  /**
   * The path as it was sent, percent-encoded and without the query.
   *
   * @return the path, starting with a slash
   */
  String path();

  /**
   * The query's parameters, decoded, in the order sent.
   *
   * @return an unmodifiable map, empty without a query
   */
  Map<String, List<String>> query();

  /**
   * The headers. The names are case-insensitive.
   *
   * @return an unmodifiable map, with {@code Authorization} in full
   */
  Map<String, List<String>> headers();

  /**
   * The first value of a header.
   *
   * @param name the case-insensitive name of the header
   * @return the value, or empty if the header was not sent
   */
  default Optional<String> header(String name) {
    return headers().getOrDefault(name, List.of()).stream().findFirst();
  }

  /**
   * The body's length in bytes, even if the body was too long to keep.
   *
   * @return the length, 0 without a body
   */
  long bodySize();

  /**
   * A copy of the body. Bodies longer than 1 MiB are not kept.
   *
   * @return the bytes, empty without a body
   * @throws IllegalStateException if the body was longer than 1 MiB
   */
  byte[] body();

  /**
   * The body as UTF-8 text, under the limit of {@link #body()}.
   *
   * @return the text, empty without a body
   * @throws IllegalStateException if the body was longer than 1 MiB
   */
  String bodyText();
}
