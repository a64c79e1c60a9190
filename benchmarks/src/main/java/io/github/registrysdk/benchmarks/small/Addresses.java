package io.github.registrysdk.benchmarks.small;

import java.util.Objects;
import okhttp3.HttpUrl;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How a call's address is made. */
@State(Scope.Thread)
public class Addresses {
  private static final String PREFIX =
      "https://api.buildkite.com/v2/packages/organizations/acme/registries/fruit/packages";

  private final HttpUrl prefix = Objects.requireNonNull(HttpUrl.parse(PREFIX));
  private final HttpUrl before = Objects.requireNonNull(HttpUrl.parse(PREFIX + "/0"));
  private int next;

  /** {@return parsed from one string} */
  @Benchmark
  public HttpUrl fromAString() {
    return HttpUrl.get(PREFIX + "/" + next++);
  }

  /** {@return one segment behind a prepared address} */
  @Benchmark
  public HttpUrl behindAPrefix() {
    return prefix.newBuilder().addPathSegment(Integer.toString(next++)).build();
  }

  /** {@return the address before, with another end: what the SDK does} */
  @Benchmark
  public HttpUrl fromTheOneBefore() {
    return before.newBuilder().setEncodedPathSegment(7, Integer.toString(next++)).build();
  }
}
