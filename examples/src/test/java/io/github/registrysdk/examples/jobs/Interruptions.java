package io.github.registrysdk.examples.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeRegistryPackage;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs a job that is interrupted once, at each of its requests in turn, then runs it again, and
 * compares the packages of the organization with those after an undisturbed run. A job is
 * interrupted in four ways: the request or its response is lost, and the job goes on or is killed.
 */
final class Interruptions {
  private final ManualClock clock = ManualClock.create();
  private final FakeBuildkite fake = FakeBuildkite.builder().clock(clock).start();
  private final int before;
  private int killedAt = Integer.MAX_VALUE;

  /** A program that can be run several times. */
  @FunctionalInterface
  interface Job {
    void run(Interruptions world) throws Exception;
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final List<String> registries;

  private Interruptions(Consumer<FakeBuildkite> setUp) {
    setUp.accept(fake);
    try (BuildkiteClient client = client()) {
      registries =
          client.organization("acme").registries().list().stream()
              .map(PackageRegistry::slug)
              .toList();
    }
    before = fake.calls().size();
  }

  /** The fake, its clock and the clients of a job that is not interrupted. */
  static void undisturbed(Consumer<FakeBuildkite> setUp, Job job) throws Exception {
    Interruptions world = new Interruptions(setUp);
    try (world.fake) {
      world.quietly(job);
    }
  }

  /** Without what the job prints. */
  private void quietly(Job job) throws Exception {
    PrintStream standard = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    try {
      job.run(this);
    } finally {
      System.setOut(standard);
    }
  }

  static void everywhere(Consumer<FakeBuildkite> setUp, Job job) throws Exception {
    List<String> expected = run(setUp, job, fake -> {}, Integer.MAX_VALUE, 1);
    AtomicInteger count = new AtomicInteger();
    undisturbed(
        setUp,
        world -> {
          job.run(world);
          count.set(world.fake.calls().size() - world.before);
        });
    assertThat(count).hasPositiveValue();
    assertThat(run(setUp, job, fake -> {}, Integer.MAX_VALUE, 2)).isEqualTo(expected);
    int converged = 0;
    for (int request = 1; request <= count.get(); request++) {
      int number = request;
      for (Fault lost : new Fault[] {Fault.dropBeforeEffect(), Fault.dropAfterEffect()}) {
        Consumer<FakeBuildkite> faults = fake -> fake.faults().onAny().onCall(number, lost);
        assertThat(run(setUp, job, faults, Integer.MAX_VALUE, 2)).isEqualTo(expected);
        assertThat(run(setUp, job, faults, number + 1, 2)).isEqualTo(expected);
        converged += 2;
      }
    }
    System.out.printf("converge: %d interruptions, %d converged%n", 4 * count.get(), converged);
  }

  /** The packages after several runs, the first of which is interrupted. */
  private static List<String> run(
      Consumer<FakeBuildkite> setUp,
      Job job,
      Consumer<FakeBuildkite> faults,
      int killedAt,
      int runs)
      throws Exception {
    Interruptions world = new Interruptions(setUp);
    try (world.fake) {
      faults.accept(world.fake);
      world.killedAt = killedAt;
      for (int i = 0; i < runs; i++) {
        try {
          world.quietly(job);
        } catch (SdkException | IllegalStateException | Killed e) {
          assertThat(i).isLessThan(runs - 1); // only an interrupted run may fail
        }
        world.killedAt = Integer.MAX_VALUE;
        world.fake.faults().clear();
      }
      return world.packages();
    }
  }

  FakeBuildkite fake() {
    return fake;
  }

  ManualClock clock() {
    return clock;
  }

  /** A client with the token of the fake. */
  BuildkiteClient client() {
    return client(TokenSource.fixed(Secret.of(fake.token())));
  }

  /** A client that is killed with the job. */
  BuildkiteClient client(TokenSource tokens) {
    return fake.configure(BuildkiteClient.builder())
        .tokenSource(
            () -> {
              if (fake.calls().size() - before + 1 >= killedAt) {
                throw new Killed();
              }
              return tokens.token();
            })
        .build();
  }

  List<String> packages() {
    return registries.stream()
        .flatMap(
            slug ->
                fake.organization("acme").registry(slug).packages().stream()
                    .map(held -> slug + "/" + name(held)))
        .sorted()
        .toList();
  }

  private static String name(FakeRegistryPackage held) {
    return held.fileName() + " " + held.digests().get("sha256");
  }
}
