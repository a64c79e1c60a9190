package io.github.registrysdk.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Secrets that must show nowhere, recognizable wherever they do. */
final class Canary {
  /** In each of them. */
  static final String MARK = "CANARY";

  static final String TOKEN = MARK + "-access-token-7f3a";
  static final String EXPIRED = MARK + "-expired-token-1c";
  static final String PASSWORD = MARK + "-password-91";
  static final String ONE_TIME = "bkpt_" + MARK + "-shown-once";
  static final String SIGNATURE = MARK + "-signature-of-the-form";

  /** In answers, where a value that nobody knows may be a secret too. */
  static final String VALUE = MARK + "-of-some-answer";

  private Canary() {}

  static boolean isIn(@Nullable Object said) {
    return String.valueOf(said).contains(MARK);
  }

  static boolean isInBytesOf(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1).contains(MARK);
  }
}
