package io.github.registrysdk.testing.internal.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request's query, decoded. */
final class QueryString {

  private final Map<String, List<String>> values;

  QueryString(String raw) {
    var all = new LinkedHashMap<String, List<String>>();
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        all.computeIfAbsent(decode(name), unused -> new ArrayList<>()).add(decode(value));
      }
    }
    all.replaceAll((name, list) -> List.copyOf(list));
    this.values = Collections.unmodifiableMap(all);
  }

  Map<String, List<String>> values() {
    return values;
  }

  /** The query as text after setting parameters, and dropping those set to null. */
  String with(Map<String, ? extends @Nullable String> changes) {
    var all = new LinkedHashMap<String, List<String>>(values);
    changes.forEach(
        (name, value) -> {
          if (value == null) {
            all.remove(name);
          } else {
            all.put(name, List.of(value));
          }
        });
    return all.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(v -> pair(entry.getKey(), v)))
        .collect(Collectors.joining("&"));
  }

  private static String pair(String name, String value) {
    return encode(name) + "=" + encode(value);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badEscape) {
      return text;
    }
  }
}
