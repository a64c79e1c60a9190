package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs a job that is interrupted once, at each of its requests in turn, then runs it again, and
 * compares the state with that after an undisturbed run. A job is interrupted in five ways: it is
 * killed before the request, it is killed when the request was processed, the request is lost, its
 * response is lost, and the future in which the job runs is cancelled before the request.
 */
final class Converge {
  private int interruptions;
  private int converged;

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  void run(
      Consumer<FakeBuildkite> setUp,
      Consumer<BuildkiteClient> job,
      Function<FakeBuildkite, Object> state) {
    Object expected;
    int requests;
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      setUp.accept(fake);
      attempt(fake, job, Integer.MAX_VALUE);
      expected = state.apply(fake);
      requests = fake.calls().size();
      assertThat(requests).isPositive();
    }
    for (int request = 1; request <= requests; request++) {
      int number = request;
      check(setUp, job, state, expected, fake -> {}, number);
      check(
          setUp,
          job,
          state,
          expected,
          fake -> fake.faults().onAny().onCall(number, Fault.dropAfterEffect()),
          number + 1);
      for (Fault lost : new Fault[] {Fault.dropBeforeEffect(), Fault.dropAfterEffect()}) {
        check(
            setUp,
            job,
            state,
            expected,
            fake -> fake.faults().onAny().onCall(number, lost),
            Integer.MAX_VALUE);
      }
      cancel(setUp, job, state, expected, number);
    }
  }

  private void cancel(
      Consumer<FakeBuildkite> setUp,
      Consumer<BuildkiteClient> job,
      Function<FakeBuildkite, Object> state,
      Object expected,
      int cancelledAt) {
    interruptions++;
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      setUp.accept(fake);
      cancelled(fake, job, cancelledAt);
      attempt(fake, job, Integer.MAX_VALUE);
      assertThat(state.apply(fake)).isEqualTo(expected);
    }
    converged++;
  }

  /**
   * Cancels the job when it asks for the token of a request. Nothing may be sent after that.
   * Requests to storage have no token.
   */
  private static void cancelled(
      FakeBuildkite fake, Consumer<BuildkiteClient> job, int cancelledAt) {
    AtomicInteger requests = new AtomicInteger();
    AtomicInteger sent = new AtomicInteger();
    CompletableFuture<CompletableFuture<?>> running = new CompletableFuture<>();
    CountDownLatch ended = new CountDownLatch(1);
    TokenSource tokens =
        () -> {
          if (requests.incrementAndGet() == cancelledAt) {
            sent.set(fake.calls().size());
            running.join().cancel(true);
          }
          return Secret.of(fake.token());
        };
    try (BuildkiteClient client =
        ManualClock.create().configure(Clients.builder(fake)).tokenSource(tokens).build()) {
      CompletableFuture<?> future =
          client.async(
              () -> {
                try {
                  job.accept(client);
                  return true;
                } finally {
                  ended.countDown();
                }
              });
      running.complete(future);
      assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
      if (requests.get() >= cancelledAt) {
        assertThat(future).isCancelled();
        assertThat(fake.calls()).hasSize(sent.get());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void check(
      Consumer<FakeBuildkite> setUp,
      Consumer<BuildkiteClient> job,
      Function<FakeBuildkite, Object> state,
      Object expected,
      Consumer<FakeBuildkite> faults,
      int killedAt) {
    interruptions++;
    try (FakeBuildkite fake = FakeBuildkite.start()) {
      setUp.accept(fake);
      faults.accept(fake);
      attempt(fake, job, killedAt);
      fake.faults().clear();
      attempt(fake, job, Integer.MAX_VALUE);
      assertThat(state.apply(fake)).isEqualTo(expected);
    }
    converged++;
  }

  /**
   * @param killedAt the number of the request before which the program dies
   */
  private static void attempt(FakeBuildkite fake, Consumer<BuildkiteClient> job, int killedAt) {
    AtomicInteger requests = new AtomicInteger();
    TokenSource tokens =
        () -> {
          if (requests.incrementAndGet() >= killedAt) {
            throw new Killed();
          }
          return Secret.of(fake.token());
        };
    try (BuildkiteClient client =
        ManualClock.create().configure(Clients.builder(fake)).tokenSource(tokens).build()) {
      job.accept(client);
    } catch (SdkException | Killed e) {
      // The next run takes over.
    }
  }

  void report(String job) {
    System.out.printf(
        "converge: %d interruptions, %d converged (%s)%n", interruptions, converged, job);
    assertThat(converged).isEqualTo(interruptions).isPositive();
  }
}
