package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.spi.JsonType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record with a component of every kind that models have. */
public record Sample(
    String fullName,
    int size,
    @Nullable Long bigSize,
    @Nullable Boolean isOpen,
    @Nullable Double score,
    @Nullable String note,
    @Nullable Instant createdAt,
    @Nullable Secret token,
    @Nullable Kind kind,
    List<String> tags,
    List<Part> parts,
    Map<String, String> labels,
    JsonFields extraFields) {

  static final JsonType<Sample> TYPE = JsonType.of(Sample.class);

  public Sample {
    tags = tags == null ? List.of() : List.copyOf(tags);
    parts = parts == null ? List.of() : List.copyOf(parts);
    labels = labels == null ? Map.of() : Map.copyOf(labels);
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }

  /**
   * A record within.
   *
   * @param id required
   */
  public record Part(String id) {}

  /**
   * An open enumeration.
   *
   * @param value as on the wire
   */
  public record Kind(@JsonValue String value) {
    static final Kind RUBY = new Kind("ruby");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Kind {}
  }

  /** Of {@code {"full_name":"a","size":1}} with more fields. */
  static Sample with(String fields) throws IOException {
    return decode("{\"full_name\":\"a\",\"size\":1," + fields + "}");
  }

  static Sample decode(String json) throws IOException {
    return decode(json.getBytes(StandardCharsets.UTF_8));
  }

  static Sample decode(byte[] json) throws IOException {
    return JsonDecoder.of(TYPE).decode(new ByteArrayInputStream(json));
  }
}
