package io.github.registrysdk.benchmarks.small;

import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Headers copied at every call, or looked at when wanted. */
@State(Scope.Thread)
public class HeaderCopies {
  private final Headers headers = headers();

  private static Headers headers() {
    Headers.Builder builder = new Headers.Builder();
    for (int i = 0; i < 24; i++) {
      builder.add("X-Header-Number-" + i, "value " + i);
    }
    return builder.build();
  }

  /** {@return all of them} */
  @Benchmark
  public Map<String, List<String>> copied() {
    return headers.toMultimap();
  }

  /** {@return one of them} */
  @Benchmark
  public @Nullable String lookedAt() {
    return headers.get("X-Header-Number-7");
  }
}
