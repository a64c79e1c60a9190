package io.github.registrysdk.core.toolkit;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code Link} header of RFC 8288, as far as paging needs it. */
public final class LinkHeader {
  private LinkHeader() {}

  /** The target of the first link with a relation, as it was sent, or null. */
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
      int end = unquoted(',', header, close + 1);
      if (hasRelation(header.substring(close + 1, end), rel)) {
        return header.substring(open + 1, close).strip();
      }
      at = end;
    }
  }

  /** Where the character next stands outside quotes, or the text's end. */
  private static int unquoted(char wanted, String text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == wanted && !quoted) {
        return i;
      }
    }
    return text.length();
  }

  /**
   * RFC 8288, 3.3: relations are separated by spaces and compared without regard to case, and a
   * second {@code rel} does not count.
   */
  private static boolean hasRelation(String parameters, String rel) {
    int end;
    for (int at = 0; at < parameters.length(); at = end + 1) {
      end = unquoted(';', parameters, at);
      String parameter = parameters.substring(at, end);
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("rel")) {
        String value = parameter.substring(equals + 1).strip().replace("\"", "");
        return List.of(value.toLowerCase(Locale.ROOT).split("\\s+")).contains(rel);
      }
    }
    return false;
  }
}
