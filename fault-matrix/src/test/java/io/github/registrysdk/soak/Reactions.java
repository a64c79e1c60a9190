package io.github.registrysdk.soak;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.CallInterruptedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** How soon a call that waits for an answer ends when it is told to, in nanoseconds. */
final class Reactions {
  private Reactions() {}

  static List<Long> toInterrupts(BuildkiteClient client, int times) throws InterruptedException {
    List<Long> reactions = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      BlockingQueue<Long> ended = new LinkedBlockingQueue<>();
      CountDownLatch begun = new CountDownLatch(1);
      Thread caller = new Thread(() -> ended.add(endOf(client, begun)));
      caller.start();
      reactions.add(reaction(begun, caller::interrupt, ended));
      caller.join();
    }
    return reactions;
  }

  static List<Long> toCancels(BuildkiteClient client, int times) throws InterruptedException {
    List<Long> reactions = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      BlockingQueue<Long> ended = new LinkedBlockingQueue<>();
      CountDownLatch begun = new CountDownLatch(1);
      CompletableFuture<Boolean> call = client.async(() -> ended.add(endOf(client, begun)));
      reactions.add(reaction(begun, () -> call.cancel(true), ended));
    }
    return reactions;
  }

  private static long reaction(CountDownLatch begun, Runnable stop, BlockingQueue<Long> ended)
      throws InterruptedException {
    begun.await();
    TimeUnit.MILLISECONDS.sleep(3); // so that the call is somewhere between connecting and reading
    long asked = System.nanoTime();
    stop.run();
    Long end = ended.poll(1, TimeUnit.MINUTES);
    if (end == null) {
      throw new AssertionError("the call did not end");
    }
    return end - asked;
  }

  private static long endOf(BuildkiteClient client, CountDownLatch begun) {
    begun.countDown();
    try {
      client.organization("acme").registries().get("stalled");
      throw new AssertionError("nothing was to come");
    } catch (CallInterruptedException e) {
      return System.nanoTime();
    }
  }
}
