package io.github.registrysdk.core.internal;

import io.github.registrysdk.core.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a one-time secret in an answer that is no readable JSON any more: losing it would leave a
 * live credential that nobody holds.
 */
final class SecretScan {

  private SecretScan() {}

  /** The first non-empty string under {@code field}, wherever it stands. */
  static Optional<Secret> find(byte[] body, String field) {
    String text = new String(body, StandardCharsets.UTF_8);
    // Possessive, because Java's other repetitions of a choice recurse for every character.
    Pattern pattern =
        Pattern.compile(
            "\""
                + Pattern.quote(field)
                + "\"\\s*:\\s*\"((?:[^\"\\\\\\p{Cntrl}]|\\\\.){1,65536}+)\"");
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(Secret.of(unescape(matcher.group(1)))) : Optional.empty();
  }

  private static String unescape(String escaped) {
    StringBuilder text = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c != '\\' || i + 1 == escaped.length()) {
        text.append(c);
        continue;
      }
      char kind = escaped.charAt(++i);
      if (kind == 'u' && i + 4 < escaped.length() && isHex(escaped, i + 1)) {
        text.append((char) Integer.parseInt(escaped.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        text.append(
            switch (kind) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              case 'b' -> '\b';
              case 'f' -> '\f';
              default -> kind;
            });
      }
    }
    return text.toString();
  }

  private static boolean isHex(String text, int from) {
    return text.substring(from, from + 4).matches("[0-9a-fA-F]{4}");
  }
}
