package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.internal.http.BodyStream;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.json.DecodeException;
import io.github.registrysdk.core.internal.json.JsonDecoder;
import io.github.registrysdk.core.internal.json.SecretScan;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.JsonType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Turns a successful response into the result of a call. */
interface ResponseReader<T> {
  /** Whether the body is needed at all. */
  default boolean wantsBody() {
    return true;
  }

  T read(HttpResponseHead head, BodyStream body) throws IOException;

  /** Whether the body is that of a file, of which a part can be requested. */
  default boolean isFile() {
    return false;
  }

  /** The most bytes of a file that are taken: what a server announces beyond that adds no time. */
  default long mostFileBytes() {
    return 0;
  }

  /** The headers of the next request, in addition to those of the call. */
  default Map<String, String> headers() {
    return Map.of();
  }

  /** The result of a redirect to another origin; null if it must not be followed. */
  default @Nullable T elsewhere(HttpUrl target) {
    return null;
  }

  /** A one-time secret in a response that could not be read, or null. */
  default @Nullable Secret recovered() {
    return null;
  }

  /** Searches a response that is lost otherwise for a one-time secret. */
  default void rescue(BodyStream body) throws IOException {}

  /**
   * The result of a delete that was done although its response could not be read; null if the
   * result is in the response.
   */
  @Nullable T done(HttpResponseHead head);

  /**
   * @param write whether the decoder must exist before anything is sent: if it cannot be created,
   *     the response to a write could not be read
   * @param oneTimeField the field of a secret that is shown once, or null
   */
  static <T> ResponseReader<Decoded<T>> json(
      JsonType<T> type, boolean write, @Nullable String oneTimeField) {
    SecretScan scan = oneTimeField == null ? null : new SecretScan(oneTimeField);
    JsonDecoder<T> ready = write ? JsonDecoder.of(type) : null;
    return new ResponseReader<>() {
      @Override
      public Decoded<T> read(HttpResponseHead head, BodyStream body) throws IOException {
        JsonDecoder<T> decoder = ready != null ? ready : JsonDecoder.of(type);
        return new Decoded<>(head, decoder.decode(body, scan));
      }

      @Override
      public void rescue(BodyStream body) throws IOException {
        if (scan != null) {
          byte[] bytes = body.readAllBytes();
          scan.search(bytes, bytes.length);
        }
      }

      @Override
      public @Nullable Secret recovered() {
        return scan == null ? null : scan.found();
      }

      @Override
      public @Nullable Decoded<T> done(HttpResponseHead head) {
        return null;
      }
    };
  }

  /** No result: the status says all. */
  static ResponseReader<Boolean> nothing() {
    return new ResponseReader<>() {
      @Override
      public boolean wantsBody() {
        return false;
      }

      @Override
      public Boolean read(HttpResponseHead head, BodyStream body) {
        return true;
      }

      @Override
      public Boolean done(HttpResponseHead head) {
        return true;
      }
    };
  }

  static ResponseReader<ApiResponse> text(Dialect dialect) {
    return new ResponseReader<>() {
      @Override
      public ApiResponse read(HttpResponseHead head, BodyStream body) throws IOException {
        return response(head, utf8(body.readAllBytes()));
      }

      @Override
      public ApiResponse done(HttpResponseHead head) {
        return response(head, "");
      }

      private ApiResponse response(HttpResponseHead head, String text) {
        return new ApiResponse(
            head.status(), head.toMap(), head.header(dialect.requestIdHeader()), text);
      }
    };
  }

  private static String utf8(byte[] bytes) throws DecodeException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new DecodeException("it is not UTF-8", "$", false);
    }
  }

  /** A value and the head it came with. */
  record Decoded<T>(HttpResponseHead head, T value) {}
}
