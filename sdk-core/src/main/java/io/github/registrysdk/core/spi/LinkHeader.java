package io.github.registrysdk.core.spi;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code Link} header of RFC 8288, as far as paging needs it. */
public final class LinkHeader {
  private LinkHeader() {}

  /**
   * @param headers the header's values
   * @param rel a relation, such as {@code next}
   * @return the target of the first link with that relation, as it was sent, or null if there is
   *     none
   */
  public static @Nullable String find(List<String> headers, String rel) {
    for (String header : headers) {
      String target = find(header, rel);
      if (target != null) {
        return target;
      }
    }
    return null;
  }

  private static @Nullable String find(String header, String rel) {
    int at = 0;
    while (true) {
      int open = header.indexOf('<', at);
      int close = header.indexOf('>', open + 1);
      if (open < 0 || close < 0) {
        return null;
      }
      int end = endOfParameters(header, close + 1);
      if (hasRelation(header.substring(close + 1, end), rel)) {
        return header.substring(open + 1, close).strip();
      }
      at = end;
    }
  }

  /** The next comma that is not inside quotes, or the end. */
  private static int endOfParameters(String header, int from) {
    boolean quoted = false;
    for (int i = from; i < header.length(); i++) {
      char c = header.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        return i;
      }
    }
    return header.length();
  }

  /** RFC 8288, 3.3: relations are separated by spaces and compared without regard to case. */
  private static boolean hasRelation(String parameters, String rel) {
    for (String parameter : parameters.split(";", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("rel")) {
        String value = parameter.substring(equals + 1).strip().replace("\"", "");
        return List.of(value.toLowerCase(Locale.ROOT).split("\\s+")).contains(rel);
      }
    }
    return false;
  }
}
