package io.github.registrysdk.core.internal.redact;

import io.github.registrysdk.core.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Searches a response that could not be decoded for a secret that the provider shows only once.
 * Losing it would leave a valid credential that nobody knows.
 */
public final class SecretScan {
  private static final int LONGEST = 64 * 1024;

  private final byte[] name;
  private @Nullable Secret found;

  public SecretScan(String field) {
    this.name = ('"' + field + '"').getBytes(StandardCharsets.UTF_8);
  }

  /** Takes the first string that is not empty in a field of that name, at any depth. */
  public void search(byte[] body, int length) {
    for (int i = 0; i + name.length < length && found == null; i++) {
      if (Arrays.equals(body, i, i + name.length, name, 0, name.length)) {
        int colon = skipBlanks(body, i + name.length, length);
        int quote = skipBlanks(body, colon + 1, length);
        if (quote < length && body[colon] == ':' && body[quote] == '"') {
          found = text(body, quote + 1, length);
        }
      }
    }
  }

  /** Null if there is none. */
  public @Nullable Secret found() {
    return found;
  }

  private static int skipBlanks(byte[] body, int from, int length) {
    int i = from;
    while (i < length
        && (body[i] == ' ' || body[i] == '\t' || body[i] == '\r' || body[i] == '\n')) {
      i++;
    }
    return i;
  }

  private static @Nullable Secret text(byte[] body, int start, int length) {
    int last = Math.min(length, start + LONGEST);
    boolean escaped = false;
    for (int i = start; i < last && (body[i] & 0xff) >= ' '; i++) {
      if (body[i] == '"') {
        if (i == start) {
          return null;
        }
        String text = new String(body, start, i - start, StandardCharsets.UTF_8);
        return Secret.of(escaped ? unescape(text) : text);
      }
      if (body[i] == '\\') {
        escaped = true;
        i++;
      }
    }
    return null;
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
