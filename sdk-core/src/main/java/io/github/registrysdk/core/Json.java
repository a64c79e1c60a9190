package io.github.registrysdk.core;

import io.github.registrysdk.core.internal.json.JsonDecoder;
import io.github.registrysdk.core.spi.JsonType;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Reads JSON that did not come in a response, such as the body of a webhook. */
public final class Json {
  private Json() {}

  /**
   * Decodes JSON in the same way as a response: wrong types, missing fields, duplicate names and
   * invalid UTF-8 are errors.
   *
   * @param json the JSON text in UTF-8
   * @param type the type of the JSON
   * @param <T> the type of the result
   * @return the decoded value
   * @throws IllegalArgumentException if the JSON is not of the type; the message contains names of
   *     fields, but no values
   */
  public static <T> T decode(byte[] json, JsonType<T> type) {
    try {
      return JsonDecoder.of(type).decode(new ByteArrayInputStream(json));
    } catch (IOException e) {
      // Not chained: only the message of our own exception is without values.
      throw new IllegalArgumentException(String.valueOf(e.getMessage()));
    }
  }
}
