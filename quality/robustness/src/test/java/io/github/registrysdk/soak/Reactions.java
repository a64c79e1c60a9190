package io.github.registrysdk.soak;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.CallInterruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** How soon a call that waits for a response ends after it is stopped, in nanoseconds. */
final class Reactions {
  private Reactions() {}

  static List<Long> toInterrupts(BuildkiteClient client, SoakServer server, int times)
      throws InterruptedException {
    List<Long> reactions = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      BlockingQueue<Long> ended = new LinkedBlockingQueue<>();
      long before = server.requests();
      Thread caller = new Thread(() -> ended.add(endOf(client)));
      caller.start();
      reactions.add(reaction(server, before, caller::interrupt, ended));
      caller.join();
    }
    return reactions;
  }

  static List<Long> toCancels(BuildkiteClient client, SoakServer server, int times)
      throws InterruptedException {
    List<Long> reactions = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      BlockingQueue<Long> ended = new LinkedBlockingQueue<>();
      long before = server.requests();
      CompletableFuture<Boolean> call = client.async(() -> ended.add(endOf(client)));
      reactions.add(reaction(server, before, () -> call.cancel(true), ended));
    }
    return reactions;
  }

  private static long reaction(
      SoakServer server, long before, Runnable stop, BlockingQueue<Long> ended)
      throws InterruptedException {
    if (!server.awaitThat(() -> server.requests() > before)) {
      throw new AssertionError("the call did not arrive");
    }
    long asked = System.nanoTime();
    stop.run();
    Long end = ended.poll(10, TimeUnit.SECONDS);
    if (end == null) {
      throw new AssertionError("the call did not end within 10 s");
    }
    return end - asked;
  }

  private static long endOf(BuildkiteClient client) {
    try {
      client.organization("acme").registries().get("stalled");
      throw new AssertionError("nothing was to come");
    } catch (CallInterruptedException e) {
      return System.nanoTime();
    }
  }
}
