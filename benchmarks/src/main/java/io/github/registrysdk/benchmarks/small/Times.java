package io.github.registrysdk.benchmarks.small;

import io.github.registrysdk.core.spi.JsonType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How an instant is read. */
@State(Scope.Thread)
public class Times {
  private static final JsonType<List<Instant>> INSTANTS = JsonType.listOf(Instant.class);

  private final String text = "2024-08-22T06:24:53.117Z";
  private final byte[] json = ("[\"" + text + "\"]").getBytes(StandardCharsets.UTF_8);

  /** {@return by the way that handles every form} */
  @Benchmark
  public Instant byOffsetDateTime() {
    return OffsetDateTime.parse(text).toInstant();
  }

  /**
   * As the SDK does, with a parser around it.
   *
   * @return one instant
   * @throws IOException never
   */
  @Benchmark
  public List<Instant> byTheSdk() throws IOException {
    return INSTANTS.decode(new ByteArrayInputStream(json));
  }
}
