package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs a job that is interrupted once, at each of its requests in turn, then runs it again, and
 * compares the state with that after an undisturbed run. A job is interrupted in four ways: it is
 * killed before the request, it is killed when the request was processed, the request is lost, and
 * its response is lost.
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
