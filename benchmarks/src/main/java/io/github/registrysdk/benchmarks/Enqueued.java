package io.github.registrysdk.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The calls of a burst by OkHttp's own dispatcher, which by default makes five at once to a host.
 */
final class Enqueued {
  private final HandWritten hand;
  private final ObjectReader reader = HandWritten.reader(HandWritten.Package.class);

  private Enqueued(OkHttpClient http, String origin) {
    this.hand = new HandWritten(http, origin + Variants.PACKAGES, Variants.TOKEN);
  }

  /** Prints the nanoseconds of a burst behind another, which connects and compiles. */
  static void run(boolean asItComes, String origin, PrintStream out) {
    Dispatcher dispatcher = new Dispatcher();
    OkHttpClient.Builder http = new OkHttpClient.Builder().dispatcher(dispatcher);
    if (!asItComes) {
      dispatcher.setMaxRequestsPerHost(Bursts.AT_ONCE);
      http.connectionPool(new ConnectionPool(Bursts.AT_ONCE, 1, TimeUnit.MINUTES));
    }
    Enqueued enqueued = new Enqueued(http.build(), origin);
    enqueued.calls(Bursts.AT_ONCE * Bursts.EACH);
    long started = System.nanoTime();
    enqueued.calls(Bursts.AT_ONCE * Bursts.EACH);
    out.println(System.nanoTime() - started);
    // Its threads would live on for a minute.
    dispatcher.executorService().shutdown();
  }

  private void calls(int count) {
    List<CompletableFuture<Object>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CompletableFuture<Object> one = new CompletableFuture<>();
      all.add(one);
      hand.call(Payloads.id(i % Bursts.EACH)).enqueue(new Answer(one));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
  }

  private final class Answer implements Callback {
    private final CompletableFuture<Object> future;

    Answer(CompletableFuture<Object> future) {
      this.future = future;
    }

    @Override
    public void onFailure(Call call, IOException e) {
      future.completeExceptionally(e);
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        future.complete(reader.readValue(response.body().byteStream()));
      } catch (IOException e) {
        future.completeExceptionally(e);
      }
    }
  }
}
