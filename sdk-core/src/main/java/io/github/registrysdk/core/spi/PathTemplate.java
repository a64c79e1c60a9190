package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.toolkit.Require;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A path with parameters, such as {@code orgs/{organization}/private-registries/{name}}. */
public final class PathTemplate {
  private static final String HEX = "0123456789ABCDEF";

  private final List<String> segments;

  /** The name of each segment that is a parameter; null for the others. */
  private final @Nullable String[] names;

  private final int parameters;
  private final String text;
  private final boolean literal;

  private PathTemplate(List<String> segments, boolean literal) {
    this.literal = literal;
    this.segments = List.copyOf(segments);
    this.names = segments.stream().map(PathTemplate::parameter).toArray(String[]::new);
    this.parameters = (int) Arrays.stream(names).filter(Objects::nonNull).count();
    this.text = "/" + String.join("/", segments);
  }

  /**
   * Parses a template. A segment in braces is a parameter. Other segments are sent unchanged.
   *
   * @param template the template, without a slash at the start or end
   * @return the path
   */
  public static PathTemplate parse(String template) {
    return new PathTemplate(Arrays.asList(template.split("/", -1)), false);
  }

  /**
   * Returns a path without parameters.
   *
   * @param segments the segments, not encoded
   * @return the path, with the segments encoded
   */
  public static PathTemplate literal(List<String> segments) {
    return new PathTemplate(segments.stream().map(PathTemplate::encode).toList(), true);
  }

  /**
   * Returns the path with values for its parameters. Each value must be a single path segment.
   *
   * @param values the values, in the order of the parameters
   * @return the encoded path, without a slash at the start
   * @throws IllegalArgumentException if a value is not a valid path segment; the message names the
   *     parameter
   */
  public String expand(String... values) {
    if (values.length != parameters) {
      throw new IllegalArgumentException(
          this + " takes " + parameters + " values, not " + values.length);
    }
    StringBuilder path = new StringBuilder(160);
    int next = 0;
    for (int i = 0; i < names.length; i++) {
      if (i > 0) {
        path.append('/');
      }
      String name = names[i];
      path.append(name == null ? segments.get(i) : Require.identifier(name, values[next++]));
    }
    return path.toString();
  }

  /** {@return whether this path was created by {@link #literal}} */
  public boolean isLiteral() {
    return literal;
  }

  @Override
  public String toString() {
    return text;
  }

  private static @Nullable String parameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}")
        ? segment.substring(1, segment.length() - 1)
        : null;
  }

  /**
   * Percent-encodes all characters except the unreserved characters of RFC 3986.
   *
   * @param text any text
   * @return the encoded text, which consists of ASCII characters
   */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (Require.isUnreserved(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return encoded.toString();
  }
}
