package io.github.registrysdk.operations;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Secrets that must show nowhere, recognizable wherever they do. */
public final class Canary {
  /** In each of them. */
  public static final String MARK = "CANARY";

  public static final String TOKEN = MARK + "-access-token-7f3a";
  public static final String EXPIRED = MARK + "-expired-token-1c";
  public static final String PASSWORD = MARK + "-password-91";
  public static final String ONE_TIME = "bkpt_" + MARK + "-shown-once";
  public static final String SIGNATURE = MARK + "-signature-of-the-form";

  /** In responses, where an unknown value may be a secret too. */
  public static final String VALUE = MARK + "-of-some-response";

  private Canary() {}

  /** In whatever case. */
  public static boolean isIn(@Nullable Object said) {
    return String.valueOf(said).toUpperCase(Locale.ROOT).contains(MARK);
  }

  public static boolean isInBytesOf(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1).contains(MARK);
  }
}
