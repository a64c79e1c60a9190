package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.registrysdk.core.spi.JsonType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one type. Made when it is first needed and kept: resolving a type costs more than
 * decoding a small response.
 */
public final class JsonDecoder<T> {
  private static final Map<JsonType<?>, JsonDecoder<?>> DECODERS = new ConcurrentHashMap<>();

  private final ObjectReader reader;

  private JsonDecoder(ObjectReader reader) {
    this.reader = reader;
  }

  @SuppressWarnings("unchecked") // Each type is mapped to a decoder of the same type.
  public static <T> JsonDecoder<T> of(JsonType<T> type) {
    return (JsonDecoder<T>)
        DECODERS.computeIfAbsent(type, made -> new JsonDecoder<>(JsonCodec.reader(made)));
  }

  /**
   * @param json UTF-8, read to its end
   * @throws IOException what reading threw, or a {@link DecodeException}
   */
  public T decode(InputStream json) throws IOException {
    return decode(json, null);
  }

  /**
   * @param scan what searches the bytes that were read if this fails; null for nothing
   */
  public T decode(InputStream json, @Nullable SecretScan scan) throws IOException {
    try (ResponseBytes response = ResponseBytes.empty()) {
      try {
        response.fill(json);
        return decode(response);
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        if (scan != null) {
          scan.search(response.array(), response.end());
        }
        if (e instanceof OutOfMemoryError) {
          // What was decoded is garbage now. The caller must know that the request was done.
          throw new DecodeException("there is not enough memory for it", "$", false);
        }
        throw e;
      }
    }
  }

  private T decode(ResponseBytes response) throws IOException {
    response.requireUtf8();
    int start = response.start();
    try {
      T value = reader.readValue(response.array(), start, response.end() - start);
      if (value == null) {
        throw new DecodeException("null instead of a value", "$", false);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw DecodeException.of(e);
    }
  }
}
