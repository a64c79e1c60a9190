package io.github.registrysdk.benchmarks.small;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.registrysdk.benchmarks.Payloads;
import io.github.registrysdk.core.internal.json.JsonDecoder;
import io.github.registrysdk.core.spi.JsonType;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Jackson's buffers if each call has a thread of its own, virtual if the JVM has them. What counts
 * is the allocation, which JDK 21 and later report for all threads.
 */
@State(Scope.Benchmark)
public class Recyclers {
  private final byte[] json = Payloads.one();
  private final ObjectReader jackson = JsonMapper.builder().build().readerFor(Map.class);

  @SuppressWarnings("rawtypes") // A map's class has no other form.
  private final JsonDecoder<Map> sdk = JsonDecoder.of(JsonType.of(Map.class));

  /** A pool for each thread, Jackson's default. */
  @Benchmark
  public Object perThread() throws Exception {
    return onItsOwnThread(() -> jackson.readValue(new ByteArrayInputStream(json)));
  }

  /** The pool that the SDK shares among all threads. */
  @Benchmark
  public Object byTheSdk() throws Exception {
    return onItsOwnThread(() -> sdk.decode(new ByteArrayInputStream(json)));
  }

  private static Object onItsOwnThread(Callable<Object> work) throws Exception {
    FutureTask<Object> task = new FutureTask<>(work);
    try {
      Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    } catch (NoSuchMethodException e) {
      new Thread(task).start();
    }
    return task.get();
  }
}
