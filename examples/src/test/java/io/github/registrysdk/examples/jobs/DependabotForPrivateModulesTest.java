package io.github.registrysdk.examples.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakePrivateRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DependabotForPrivateModulesTest {
  private static final Secret TOKEN = Secret.of("github_pat_modules-0123456789");
  private static final List<String> USERS = List.of("api", "web");

  /** What a process that is killed does not catch. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static FakeGitHub fake() {
    FakeGitHub fake = FakeGitHub.builder().clock(ManualClock.create()).start();
    List.of("modules", "protocols", "api", "web", "docs")
        .forEach(name -> fake.addRepository("acme", name));
    fake.addRepositoryToken(TOKEN.reveal(), "acme", "modules", "protocols");
    return fake;
  }

  private static FakeGitHub fake(boolean withRegistry) {
    FakeGitHub fake = fake();
    if (withRegistry) {
      run(fake, List.of("docs"), false);
    }
    return fake;
  }

  private static Plan<PrivateRegistry> run(FakeGitHub fake, List<String> users, boolean dryRun) {
    return run(fake, users, dryRun, Integer.MAX_VALUE);
  }

  private static Plan<PrivateRegistry> run(
      FakeGitHub fake, List<String> users, boolean dryRun, int killedAt) {
    AtomicInteger requests = new AtomicInteger();
    try (GitHubClient github = client(fake, Secret.of(fake.token()), requests, killedAt);
        GitHubClient reader = client(fake, TOKEN, requests, killedAt)) {
      return DependabotForPrivateModules.run(github, reader, TOKEN, users, dryRun);
    }
  }

  private static GitHubClient client(
      FakeGitHub fake, Secret token, AtomicInteger requests, int killedAt) {
    return fake.configure(GitHubClient.builder())
        .tokenSource(
            () -> {
              if (requests.incrementAndGet() >= killedAt) {
                throw new Killed();
              }
              return token;
            })
        .build();
  }

  private static List<Object> state(FakeGitHub fake) {
    return fake.organization("acme").registries().stream()
        .<Object>map(
            held ->
                List.of(
                    held.type(),
                    String.valueOf(held.url()),
                    String.valueOf(held.username()),
                    held.selectedRepositoryIds(),
                    String.valueOf(held.secret())))
        .toList();
  }

  @Test
  void registryIsCreatedThenKeptAsDescribed() {
    try (FakeGitHub fake = fake()) {
      assertThat(run(fake, USERS, false).action()).isEqualTo(Plan.Action.CREATE);
      List<Object> first = state(fake);
      assertThat(first).hasSize(1);
      FakePrivateRegistry held = fake.organization("acme").registries().get(0);
      assertThat(held.secret()).isEqualTo(TOKEN.reveal());
      assertThat(held.selectedRepositoryIds()).hasSize(2);

      run(fake, USERS, false);
      assertThat(state(fake)).isEqualTo(first);

      run(fake, List.of("docs"), false);
      assertThat(fake.organization("acme").registries().get(0).selectedRepositoryIds())
          .hasSize(1)
          .doesNotContainAnyElementsOf(held.selectedRepositoryIds());
    }
  }

  @Test
  void dryRunWritesNothing() {
    try (FakeGitHub fake = fake()) {
      assertThat(run(fake, USERS, true).toString())
          .startsWith("CREATE git_source https://github.com (")
          .doesNotContain(TOKEN.reveal());
      assertThat(fake.calls()).isNotEmpty().allMatch(call -> call.method().equals("GET"));
    }
  }

  @Test
  void tokenThatCannotReadAModuleIsNotStored() {
    try (FakeGitHub fake = fake()) {
      fake.addRepositoryToken(TOKEN.reveal(), "acme", "modules");

      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> run(fake, USERS, false))
          .withMessageContaining("\"protocols\"");
      assertThat(fake.calls()).hasSize(2);
    }
  }

  @Test
  void interruptedRunIsFinishedByTheNextOne() {
    int converged = 0;
    for (boolean there : new boolean[] {false, true}) {
      List<Object> expected;
      int requests;
      try (FakeGitHub fake = fake(there)) {
        int before = fake.calls().size();
        run(fake, USERS, false);
        requests = fake.calls().size() - before;
        expected = state(fake);
      }
      assertThat(requests).isGreaterThan(6);
      for (int request = 1; request <= requests; request++) {
        for (@Nullable Fault lost :
            new @Nullable Fault[] {null, Fault.dropBeforeEffect(), Fault.dropAfterEffect()}) {
          assertThat(afterInterruption(there, request, lost))
              .as("request %s, %s, %s", request, lost, there)
              .isEqualTo(expected);
          converged++;
        }
      }
    }
    System.out.printf("converge: %d interruptions, %d converged%n", converged, converged);
  }

  /** Killed before a request, or after the request or its response was lost. */
  private static List<Object> afterInterruption(boolean there, int request, @Nullable Fault lost) {
    try (FakeGitHub fake = fake(there)) {
      if (lost != null) {
        fake.faults().onAny().onCall(request, lost);
      }
      int killedAt = lost == null ? request : request + 1;
      Throwable end = catchThrowable(() -> run(fake, USERS, false, killedAt));
      assertThat(end).isInstanceOfAny(Killed.class, SdkException.class);
      fake.faults().clear();
      run(fake, USERS, false);
      return state(fake);
    }
  }
}
