package io.github.registrysdk.benchmarks.small;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.registrysdk.benchmarks.Payloads;
import io.github.registrysdk.core.internal.json.JsonDecoder;
import io.github.registrysdk.core.spi.JsonType;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Jackson's buffers where each call has a thread of its own, virtual if the JVM has them. What
 * counts is the allocation, which JDK 21 and later tell for all threads.
 */
@State(Scope.Benchmark)
public class Recyclers {
  private final byte[] json = Payloads.one();
  private final ObjectReader threadLocal = reader(JsonRecyclerPools.threadLocalPool());
  private final ObjectReader deque = reader(JsonRecyclerPools.newConcurrentDequePool());
  private final ObjectReader bounded = reader(JsonRecyclerPools.newBoundedPool(32));

  @SuppressWarnings("rawtypes") // A map's class has no other form.
  private final JsonDecoder<Map> sdk = JsonDecoder.of(JsonType.of(Map.class));

  private static ObjectReader reader(RecyclerPool<BufferRecycler> pool) {
    return JsonMapper.builder(JsonFactory.builder().recyclerPool(pool).build())
        .build()
        .readerFor(Map.class);
  }

  /**
   * A pool a thread, Jackson's default.
   *
   * @return the object
   */
  @Benchmark
  public Object perThread() {
    return onItsOwnThread(() -> threadLocal.readValue(new ByteArrayInputStream(json)));
  }

  /**
   * One pool for all threads, without a lock.
   *
   * @return the object
   */
  @Benchmark
  public Object sharedDeque() {
    return onItsOwnThread(() -> deque.readValue(new ByteArrayInputStream(json)));
  }

  /**
   * One pool for all threads, of a certain size.
   *
   * @return the object
   */
  @Benchmark
  public Object sharedBounded() {
    return onItsOwnThread(() -> bounded.readValue(new ByteArrayInputStream(json)));
  }

  /**
   * As the SDK does.
   *
   * @return the object
   */
  @Benchmark
  public Object byTheSdk() {
    return onItsOwnThread(() -> sdk.decode(new ByteArrayInputStream(json)));
  }

  private static Object onItsOwnThread(Callable<Object> work) {
    CompletableFuture<Object> result = new CompletableFuture<>();
    Runnable task =
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        };
    try {
      Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    } catch (NoSuchMethodException e) {
      new Thread(task).start();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return result.join();
  }
}
