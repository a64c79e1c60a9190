package io.github.registrysdk.core.internal.redact;

import io.github.registrysdk.core.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a one-time secret in an answer that is no readable JSON any more: losing it would leave a
 * live credential that nobody holds.
 */
public final class SecretScan {

  private SecretScan() {}

  /**
   * The first non-empty string under {@code field}, wherever it stands, alone or as the first thing
   * in a list or object. Where there is none the text is read as JSON inside a string, in HTML or
   * in single quotes.
   */
  public static Optional<Secret> find(byte[] body, String field) {
    // Of UTF-16 and UTF-32 nothing but ASCII and zeros is left where the secret stands.
    String text = new String(body, StandardCharsets.UTF_8).replace("\0", "");
    Pattern pattern = pattern(field);
    return Stream.<Supplier<String>>of(
            () -> text,
            () -> unescape(text),
            () -> text.replaceAll("&(quot|#34|#[xX]22|#39|apos);", "\""),
            () -> text.replace('\'', '"'))
        .map(reading -> pattern.matcher(reading.get()))
        .filter(Matcher::find)
        .map(matcher -> Secret.of(unescape(matcher.group(1))))
        .findFirst();
  }

  /** Possessive, because Java's other repetitions of a choice recurse for every character. */
  private static Pattern pattern(String field) {
    String name =
        field
            .chars()
            .mapToObj(c -> "(?:" + Pattern.quote(Character.toString(c)) + "|" + escape(c) + ")")
            .collect(Collectors.joining());
    String opened = "(?:\\[\\s*+|\\{\\s*+\"[^\"\\\\\\p{Cntrl}]{1,100}+\"\\s*+:\\s*+){0,8}+";
    return Pattern.compile(
        "\"" + name + "\"\\s*+:\\s*+" + opened + "\"((?:[^\"\\\\\\p{Cntrl}]|\\\\.){1,65536}+)\"");
  }

  private static String escape(int c) {
    return "\\\\u(?i:" + String.format(Locale.ROOT, "%04x", c) + ")";
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
