package io.github.registrysdk.core.internal.json;

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
    for (int i = start; i < last && (body[i] & 0xff) >= ' '; i++) {
      if (body[i] == '"') {
        if (i == start) {
          return null;
        }
        byte[] quoted = Arrays.copyOfRange(body, start - 1, i + 1);
        return JsonCodec.parseLenient(quoted) instanceof String text ? secret(text) : null;
      }
      if (body[i] == '\\') {
        i++;
      }
    }
    return null;
  }

  private static @Nullable Secret secret(String text) {
    try {
      return Secret.of(text);
    } catch (IllegalArgumentException e) {
      return null; // half of a surrogate pair
    }
  }
}
