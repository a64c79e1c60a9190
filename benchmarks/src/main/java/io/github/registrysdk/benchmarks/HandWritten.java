package io.github.registrysdk.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a careful programmer writes for one call on the same libraries: one client, one reader a
 * type, a prepared address, the stream read straight. No retry, no log, no limits, no check.
 */
final class HandWritten {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(new SimpleModule().addDeserializer(Instant.class, new InstantReader()))
          .build();

  private final OkHttpClient http;
  private final HttpUrl prefix;
  private final String authorization;

  HandWritten(OkHttpClient http, String prefix, String token) {
    this.http = http;
    this.prefix = Objects.requireNonNull(HttpUrl.parse(prefix));
    this.authorization = "Bearer " + token;
  }

  /** Gets the resource at one more path segment. */
  <T> T get(String segment, ObjectReader reader) throws IOException {
    Request request =
        new Request.Builder()
            .url(prefix.newBuilder().addPathSegment(segment).build())
            .header("Accept", "application/json")
            .header("User-Agent", "hand-written/1.0")
            .header("Authorization", authorization)
            .build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("status " + response.code());
      }
      return reader.readValue(response.body().byteStream());
    }
  }

  static ObjectReader reader(Class<?> type) {
    return MAPPER.readerFor(type);
  }

  /** Digits at fixed places; whatever else may stand there is not thought of. */
  private static final class InstantReader extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      char[] text = parser.getTextCharacters();
      int at = parser.getTextOffset();
      int nanos = 0;
      int scale = 1_000_000_000;
      for (int i = at + 20; i < at + parser.getTextLength() - 1; i++) {
        nanos = nanos * 10 + text[i] - '0';
        scale /= 10;
      }
      return LocalDateTime.of(
              number(text, at, 4),
              number(text, at + 5, 2),
              number(text, at + 8, 2),
              number(text, at + 11, 2),
              number(text, at + 14, 2),
              number(text, at + 17, 2),
              nanos * (scale == 1_000_000_000 ? 0 : scale))
          .toInstant(ZoneOffset.UTC);
    }

    private static int number(char[] text, int at, int length) {
      int number = 0;
      for (int i = at; i < at + length; i++) {
        number = number * 10 + text[i] - '0';
      }
      return number;
    }
  }

  record Package(
      String id,
      String url,
      @JsonProperty("web_url") String webUrl,
      String name,
      String version,
      @JsonProperty("created_at") Instant createdAt,
      Ref organization,
      Ref registry) {}

  record Ref(
      String id,
      @JsonProperty("graphql_id") @Nullable String graphqlId,
      String slug,
      String url,
      @JsonProperty("web_url") String webUrl) {}

  record Item(
      String id,
      String url,
      @JsonProperty("web_url") String webUrl,
      String name,
      @JsonProperty("created_at") Instant createdAt,
      String version) {}

  record Items(List<Item> items, Links links) {}

  record Links(@Nullable String next) {}
}
