package io.github.registrysdk.core.toolkit;

import io.github.registrysdk.core.Secret;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks of what callers pass in, made before anything is sent. Every message names the argument
 * and never quotes its value, which could be a secret in the wrong place. A value that passes is
 * returned; for any other there is an {@code IllegalArgumentException}.
 */
public final class Require {
  /** Of JSON that is sent. */
  private static final int DEEPEST = 500;

  /** Below, OkHttp would take it for no limit at all; beyond, for an overflow. */
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private static final Duration LONGEST = Duration.ofDays(24);

  private Require() {}

  /**
   * A part of a path: letters, digits, {@code -}, {@code _}, {@code .} and {@code ~}, but not
   * {@code .} or {@code ..}.
   */
  public static String identifier(String argument, String value) {
    text(argument, value);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!isUnreserved(c)) {
        throw new IllegalArgumentException(
            argument
                + " has "
                + name(c)
                + " at position "
                + i
                + "; only ASCII letters, digits and -_.~ can be used");
      }
    }
    if (value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException(argument + " must not be . or ..");
    }
    return value;
  }

  /**
   * A part of a path that will be percent-encoded: anything but a slash, backslash, percent sign,
   * control character or half of a surrogate pair, and not {@code .} or {@code ..}.
   */
  public static String pathSegment(String argument, String value) {
    unicode(argument, text(argument, value));
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '/' || c == '\\' || c == '%' || Character.isISOControl(c)) {
        throw new IllegalArgumentException(argument + " has " + name(c) + " at position " + i);
      }
    }
    if (value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException(argument + " must not be . or ..");
    }
    return value;
  }

  /** Values that JSON has, and secrets. */
  public static void json(String argument, @Nullable Object value) {
    json(argument, value, DEEPEST);
  }

  private static void json(String argument, @Nullable Object value, int levels) {
    if (levels == 0) {
      // Or a list that contains itself.
      throw new IllegalArgumentException(
          argument + " has lists and maps in more than " + DEEPEST + " levels");
    }
    if (value instanceof List<?> list) {
      list.forEach(item -> json(argument, item, levels - 1));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, item) -> {
            if (!(key instanceof String)) {
              throw new IllegalArgumentException(
                  argument + " has a map with a key that is no text");
            }
            json(argument, item, levels - 1);
          });
    } else if (value != null && !isScalar(value)) {
      throw new IllegalArgumentException(
          argument
              + " has a value of the type "
              + value.getClass().getName()
              + "; use a String, a Boolean, a finite number, a Secret, a List, a Map or null");
    }
  }

  private static boolean isScalar(Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Secret
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger
        || value instanceof BigDecimal
        || (value instanceof Double number && Double.isFinite(number))
        || (value instanceof Float number && Float.isFinite(number));
  }

  /** A record that Jackson can create and read without access to what is not public. */
  public static void publicRecord(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
      if (!type.isRecord() || !Modifier.isPublic(c.getModifiers())) {
        throw new IllegalArgumentException(type.getName() + " is not a public record");
      }
    }
  }

  /** Text that says something. */
  public static String text(String argument, String value) {
    Objects.requireNonNull(value, argument);
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          argument + " must not be " + (value.isEmpty() ? "empty" : "blank"));
    }
    return value;
  }

  /**
   * Text that UTF-8 can carry: without half of a surrogate pair, for which a question mark or
   * nothing would be sent.
   */
  public static String unicode(String argument, String value) {
    Objects.requireNonNull(value, argument);
    for (int i = 0; i < value.length(); i = value.offsetByCodePoints(i, 1)) {
      int c = value.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw new IllegalArgumentException(
            argument + " has half of a surrogate pair at position " + i);
      }
    }
    return value;
  }

  /** A secret without what gets into one by mistake, unless its creator says that it is meant. */
  public static Secret secret(String argument, Secret value) {
    Objects.requireNonNull(value, argument);
    String mistake = value.isVerbatim() ? null : mistake(value.reveal());
    if (mistake != null) {
      throw new IllegalArgumentException(
          argument + " " + mistake + ", or Secret.verbatim(text) if that is intended");
    }
    return value;
  }

  /** What is wrong with the text of a secret, and what to use instead; null if nothing is. */
  public static @Nullable String mistake(String secret) {
    if (secret.startsWith("\ufeff")) {
      return "begins with a byte order mark; use Secret.of(text.substring(1))";
    }
    if (secret.startsWith("\u00ff\u00fe")
        || secret.startsWith("\u00fe\u00ff")
        || secret.indexOf('\0') >= 0) {
      return "was read from text in UTF-16; use Secret.fromFile with a file in UTF-8";
    }
    if (secret.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return "begins with \"Bearer \"; use Secret.of(text) with the text after it";
    }
    if (!secret.strip().equals(secret)) {
      boolean end = !secret.stripTrailing().equals(secret);
      char blank = secret.charAt(end ? secret.length() - 1 : 0);
      return (end ? "ends" : "begins")
          + (blank == '\n' || blank == '\r' ? " with a line break" : " with white space")
          + "; use Secret.of(text.strip())";
    }
    return null;
  }

  /** A time that is not over at once. */
  public static Duration positive(String argument, Duration value) {
    Objects.requireNonNull(value, argument);
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(argument + " must be positive");
    }
    if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(argument + " must be between a millisecond and 24 days");
    }
    return value;
  }

  /** A time that may be zero, and no longer than a call can take: nobody could wait for it. */
  public static Duration wait(String argument, Duration value) {
    Objects.requireNonNull(value, argument);
    if (value.isNegative()) {
      throw new IllegalArgumentException(argument + " must not be negative");
    }
    if (value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(argument + " must not be longer than 24 days");
    }
    return value;
  }

  /** A number within bounds. */
  public static int between(String argument, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          argument + " must be between " + least + " and " + most + ", not " + value);
    }
    return value;
  }

  /** A name that HTTP allows for a header (RFC 9110, 5.6.2). */
  public static String headerName(String name) {
    text("a header's name", name);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean token = (isUnreserved(c) || "!#$%&'*+^`|".indexOf(c) >= 0);
      if (!token) {
        throw new IllegalArgumentException("a header's name has " + name(c) + " at position " + i);
      }
    }
    return name;
  }

  /** A value that can't end its header's line: visible ASCII, spaces and tabs. */
  public static String headerValue(String name, String value) {
    Objects.requireNonNull(value, name);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\t' && (c < ' ' || c > '~')) {
        throw new IllegalArgumentException(
            "the value of the header " + name + " has " + name(c) + " at position " + i);
      }
    }
    return value;
  }

  /** Whether a character needs no encoding in a URL (RFC 3986, 2.3). */
  public static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-_.~".indexOf(c) >= 0;
  }

  private static String name(char c) {
    if (c == '/' || c == '\\') {
      return "a slash";
    }
    if (c == '%') {
      return "a percent sign";
    }
    if (c == ' ') {
      return "a space";
    }
    if (Character.isISOControl(c)) {
      return "a control character";
    }
    return c > 127 ? "a character outside ASCII" : "a character that is not allowed";
  }
}
