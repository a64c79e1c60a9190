package io.github.registrysdk.benchmarks.small;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.registrysdk.core.internal.json.JsonDecoder;
import io.github.registrysdk.core.spi.JsonType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How instants are read: a hundred in an array. */
@State(Scope.Thread)
public class Times {
  private static final JsonDecoder<List<Instant>> INSTANTS =
      JsonDecoder.of(JsonType.listOf(Instant.class));

  private final byte[] json =
      ("[" + String.join(",", Collections.nCopies(100, "\"2024-08-22T06:24:53.117Z\"")) + "]")
          .getBytes(StandardCharsets.UTF_8);
  private final ObjectReader byOffset =
      reader(new SimpleModule().addDeserializer(Instant.class, new ByOffsetDateTime()));
  private final ObjectReader byModule = reader(new JavaTimeModule());

  private static ObjectReader reader(com.fasterxml.jackson.databind.Module module) {
    return JsonMapper.builder()
        .addModule(module)
        .build()
        .readerFor(new TypeReference<List<Instant>>() {});
  }

  /** By way of a type that holds more. */
  @Benchmark
  public List<Instant> byOffsetDateTime() throws IOException {
    return byOffset.readValue(new ByteArrayInputStream(json));
  }

  /** By jackson-datatype-jsr310. */
  @Benchmark
  public List<Instant> byTheModule() throws IOException {
    return byModule.readValue(new ByteArrayInputStream(json));
  }

  /** As the SDK does. */
  @Benchmark
  public List<Instant> byTheSdk() throws IOException {
    return INSTANTS.decode(new ByteArrayInputStream(json));
  }

  private static final class ByOffsetDateTime extends JsonDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return OffsetDateTime.parse(parser.getText()).toInstant();
    }
  }
}
