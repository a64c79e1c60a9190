package io.github.registrysdk.ensure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.OidcPolicy;
import io.github.registrysdk.buildkite.model.OidcScope;
import io.github.registrysdk.buildkite.model.OidcStatement;
import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.model.PrivateRegistryType;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeProvider;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever interrupts {@code ensure} at any of its requests, the next run ends in the state of a
 * run that nothing disturbed.
 */
class EnsureConvergenceTest {
  private static final Secret OLD = Secret.of("old-secret-0123");
  private static final Secret NEW = Secret.of("new-secret-0123");
  private static final SecretPolicy DEFAULT = SecretPolicy.onlyWhenCreated();

  /** What whenChangedSince decides for the new secret, without computing its hash in each run. */
  private static final SecretPolicy DECIDED = SecretPolicy.always();

  /** What happens to one request of a run. */
  private enum Interruption {
    KILLED_BEFORE,
    KILLED_AFTER,
    CANCELLED_BEFORE,
    CANCELLED_AFTER,
    NEVER_ARRIVES,
    RESPONSE_LOST
  }

  /** What no program can catch and go on from. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A fake with what it holds before the run, and the run. */
  private abstract static class Stage<
          F extends FakeProvider<F, ?>, B extends ClientBuilder<B>, C extends ApiClient<C>>
      implements AutoCloseable {
    final F fake;
    private final Supplier<B> builder;
    private final Function<B, C> build;

    Stage(F fake, Supplier<B> builder, Function<B, C> build) {
      this.fake = fake;
      this.builder = builder;
      this.build = build;
    }

    private C client(Consumer<ClientBuilder<?>> setup) {
      B configured = fake.configure(builder.get());
      setup.accept(configured);
      return build.apply(configured);
    }

    /** What a program does, with a policy for the existing registry. */
    abstract void ensure(C client, SecretPolicy policy);

    void run(SecretPolicy policy, Consumer<ClientBuilder<?>> setup) {
      try (C client = client(setup)) {
        ensure(client, policy);
      }
    }

    /** Whether the future was cancelled in which the program ran. */
    boolean runUntilCancelled(int request, boolean after) {
      CompletableFuture<CompletableFuture<?>> running = new CompletableFuture<>();
      CountDownLatch ended = new CountDownLatch(1);
      OkHttpClient http = interrupting(request, after, () -> running.join().cancel(true));
      try (C client = client(builder -> builder.httpClient(http))) {
        CompletableFuture<?> future =
            client.async(
                () -> {
                  try {
                    ensure(client, DECIDED);
                    return true;
                  } finally {
                    ended.countDown();
                  }
                });
        running.complete(future);
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(fake.calls()).hasSizeBetween(request - 1, request);
        return future.isCancelled();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Everything but ids and times. */
    abstract Object state();

    @Override
    public void close() {
      fake.close();
    }
  }

  /** Creates one registry and changes another, with a secret in each. */
  private static final class Humanitec
      extends Stage<FakeHumanitec, HumanitecClient.Builder, HumanitecClient> {
    Humanitec() {
      super(
          FakeHumanitec.builder().clock(ManualClock.create()).start(),
          HumanitecClient::builder,
          HumanitecClient.Builder::build);
      fake.addRegistry("acme", "two", "old.example", "basic");
      fake.putCreds("acme", "two", "ci", OLD.reveal(), null);
    }

    @Override
    void ensure(HumanitecClient client, SecretPolicy policy) {
      var registries = client.organization("acme").registries();
      registries.ensure(wanted("one"), DEFAULT);
      registries.ensure(wanted("two"), policy);
      registries.ensureAll(List.of(wanted("three"), wanted("four")), DEFAULT);
    }

    private static CreateRegistry wanted(String id) {
      return CreateRegistry.builder(id, id + ".example").basic("ci", NEW).enableCi(true).build();
    }

    @Override
    Object state() {
      return fake.organization("acme").registries().stream()
          .map(r -> Arrays.asList(r.id(), r.registry(), r.type(), r.enableCi(), r.password()))
          .toList();
    }
  }

  private static final class Buildkite
      extends Stage<FakeBuildkite, BuildkiteClient.Builder, BuildkiteClient> {
    Buildkite() {
      super(
          FakeBuildkite.builder().clock(ManualClock.create()).start(),
          BuildkiteClient::builder,
          BuildkiteClient.Builder::build);
      fake.addRegistry("acme", "two", "debian");
    }

    @Override
    void ensure(BuildkiteClient client, SecretPolicy policy) {
      var registries = client.organization("acme").registries();
      registries.ensure(wanted("one"));
      registries.ensure(wanted("two"));
      registries.ensureAll(List.of(wanted("three"), wanted("four")));
    }

    private static CreatePackageRegistry wanted(String name) {
      return CreatePackageRegistry.builder(name, Ecosystem.DEBIAN)
          .description("Packages " + name)
          .oidcPolicy(
              OidcPolicy.of(
                  OidcStatement.issuedBy("https://agent.buildkite.com")
                      .granting(OidcScope.READ_PACKAGES)))
          .build();
    }

    @Override
    Object state() {
      return fake.organization("acme").registries().stream()
          .map(r -> Arrays.asList(r.name(), r.ecosystem(), r.description(), r.oidcPolicy()))
          .toList();
    }
  }

  private static final class GitHub extends Stage<FakeGitHub, GitHubClient.Builder, GitHubClient> {
    GitHub() {
      super(
          FakeGitHub.builder().clock(ManualClock.create()).start(),
          GitHubClient::builder,
          GitHubClient.Builder::build);
      fake.addRegistry("acme", "npm_registry", "https://two.example", OLD.reveal());
      fake.addRepository("acme", "api");
      fake.addRepository("acme", "web");
    }

    @Override
    void ensure(GitHubClient client, SecretPolicy policy) {
      var registries = client.organization("acme").privateRegistries();
      registries.ensure(wanted("one"), DEFAULT);
      registries.ensure(wanted("two"), policy);
      registries.ensureAll(List.of(wanted("three"), wanted("four")), DEFAULT);
    }

    private static CreatePrivateRegistry wanted(String host) {
      return CreatePrivateRegistry.builder(
              PrivateRegistryType.NPM_REGISTRY,
              "https://" + host + ".example",
              RepositoryAccess.selected("api", "web"))
          .token(NEW)
          .username("ci")
          .build();
    }

    @Override
    Object state() {
      return fake.organization("acme").registries().stream()
          .map(
              r ->
                  Arrays.asList(
                      r.url(), r.username(), r.visibility(), r.selectedRepositoryIds(), r.secret()))
          .toList();
    }
  }

  private enum Provider {
    BUILDKITE,
    GITHUB,
    HUMANITEC;

    Stage<?, ?, ?> stage() {
      return switch (this) {
        case BUILDKITE -> new Buildkite();
        case GITHUB -> new GitHub();
        case HUMANITEC -> new Humanitec();
      };
    }
  }

  @Test
  void nextRunEndsInTheStateOfAnUndisturbedRun() {
    int interrupted = 0;
    for (Provider provider : Provider.values()) {
      int requests;
      Object undisturbed;
      try (Stage<?, ?, ?> stage = provider.stage()) {
        stage.run(DECIDED, builder -> {});
        requests = stage.fake.calls().size();
        undisturbed = stage.state();
      }
      assertThat(requests).isGreaterThanOrEqualTo(7);
      for (Interruption interruption : Interruption.values()) {
        for (int request = 1; request <= requests; request++) {
          try (Stage<?, ?, ?> stage = provider.stage()) {
            assertThat(interrupt(stage, interruption, request)).isTrue();
            stage.run(DECIDED, builder -> {});
            assertThat(stage.state())
                .as("%s: request %s %s", provider, request, interruption)
                .isEqualTo(undisturbed);
          }
          interrupted++;
        }
      }
    }
    System.out.printf("converge: %s interruptions, %s converged%n", interrupted, interrupted);
  }

  /** Whether the interruption happened. */
  private static boolean interrupt(Stage<?, ?, ?> stage, Interruption interruption, int request) {
    @Nullable Fault fault =
        switch (interruption) {
          case NEVER_ARRIVES -> Fault.dropBeforeEffect();
          case RESPONSE_LOST -> Fault.dropAfterEffect();
          default -> null;
        };
    try {
      switch (interruption) {
        case KILLED_BEFORE, KILLED_AFTER -> {
          boolean after = interruption == Interruption.KILLED_AFTER;
          OkHttpClient mortal = interrupting(request, after, EnsureConvergenceTest::kill);
          stage.run(DECIDED, builder -> builder.httpClient(mortal));
        }
        case CANCELLED_BEFORE, CANCELLED_AFTER -> {
          return stage.runUntilCancelled(request, interruption == Interruption.CANCELLED_AFTER);
        }
        case NEVER_ARRIVES, RESPONSE_LOST -> {
          stage.fake.faults().onAny().onCall(request, Objects.requireNonNull(fault));
          stage.run(DECIDED, builder -> {});
        }
      }
    } catch (Killed e) {
      return true;
    } catch (SdkException e) {
      assertThat(e.isSafeToRetry()).as(e.getMessage()).isFalse();
    }
    return fault != null && stage.fake.faults().remaining() == 0;
  }

  private static void kill() {
    throw new Killed();
  }

  private static OkHttpClient interrupting(int request, boolean after, Runnable interruption) {
    AtomicInteger left = new AtomicInteger(request);
    return new OkHttpClient.Builder()
        .addInterceptor(
            chain -> {
              boolean now = left.decrementAndGet() == 0;
              if (now && !after) {
                interruption.run();
              }
              Response response = chain.proceed(chain.request());
              if (now && after) {
                try {
                  interruption.run();
                } catch (Killed e) {
                  response.close();
                  throw e;
                }
              }
              return response;
            })
        .build();
  }
}
