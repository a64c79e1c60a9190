package io.github.registrysdk.testing.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path such as {@code /orgs/{org}/registries}, matched segment by segment. A last segment such as
 * {@code {path...}} matches the rest of the path.
 */
final class PathTemplate {

  private final List<String> segments;

  PathTemplate(String template) {
    this.segments = split(template);
  }

  /** The decoded parameters if the encoded path has this form. */
  Optional<Map<String, String>> match(String path) {
    List<String> actual = split(path);
    int last = segments.size() - 1;
    if (segments.get(last).endsWith("...}") && actual.size() > last) {
      String rest = String.join("/", actual.subList(last, actual.size()));
      actual = new ArrayList<>(actual.subList(0, last));
      actual.add(rest);
    }
    if (actual.size() != segments.size()) {
      return Optional.empty();
    }
    var parameters = new HashMap<String, String>();
    for (int i = 0; i < segments.size(); i++) {
      String expected = segments.get(i);
      String decoded = decode(actual.get(i));
      if (expected.startsWith("{")) {
        if (decoded.isEmpty()) {
          return Optional.empty();
        }
        parameters.put(expected.replaceAll("[{}.]", ""), decoded);
      } else if (!expected.equals(decoded)) {
        return Optional.empty();
      }
    }
    return Optional.of(Map.copyOf(parameters));
  }

  private static List<String> split(String path) {
    return List.of(path.split("/", -1));
  }

  private static String decode(String segment) {
    try {
      // A plus is a plus in a path; only in a query does it stand for a space.
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badEscape) {
      return segment;
    }
  }
}
