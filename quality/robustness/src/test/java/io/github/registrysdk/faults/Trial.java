package io.github.registrysdk.faults;

import io.github.registrysdk.core.AuthenticationException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.operations.Canary;
import io.github.registrysdk.operations.Provider;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.wire.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a case and says what was wrong with what came of it. */
final class Trial {
  /** On a busy machine; how punctual a deadline is, another test measures. */
  private static final Duration LATE = Duration.ofSeconds(3);

  private final MatrixCase tried;
  private final Lane lane;
  private final List<String> problems = new ArrayList<>();

  private Trial(MatrixCase tried, Lane lane) {
    this.tried = tried;
    this.lane = lane;
  }

  static List<String> problems(MatrixCase tried, Lane lane) throws InterruptedException {
    Trial trial = new Trial(tried, lane);
    trial.run();
    return trial.problems;
  }

  private void run() throws InterruptedException {
    World world = new World(lane);
    Scene scene;
    @Nullable Throwable thrown;
    try (world) {
      tried.fault().prepare(world);
      world.bySdk = tried.transport() instanceof Mode;
      if (tried.carrier() == Carrier.HTTP_2) {
        world.speakHttp2();
      }
      if (tried.once()) {
        world.steering.onlyOnce();
      }
      scene = new Scene(tried.row(), tried.fault(), tried.once(), world);
      lane.play(scene);
      world.open(tried.row());
      thrown = perform(world);
    }
    boolean quiet = lane.awaitQuiet(world.steering);
    onTheWire(tried.expected(), scene, thrown);
    problems.addAll(scene.problems());
    strangers();
    require(
        tried.carrier() == Carrier.HTTP_1_1 || lane.http2.overHttp2() > 0, "HTTP/2 was not spoken");
    require(world.http.connectionPool().connectionCount() == 0, "a connection was not given back");
    require(quiet, "a connection was left open");
  }

  private void strangers() {
    for (Received request : lane.stranger.requests()) {
      boolean token = String.valueOf(request.header("Authorization")).contains(Canary.TOKEN);
      problems.add((token ? "the token" : "a request") + " reached a stranger");
    }
  }

  private @Nullable Throwable perform(World world) {
    Object result = null;
    Throwable thrown = null;
    long started = System.nanoTime();
    try {
      result = tried.transport().send(tried.row(), world);
    } catch (Throwable e) {
      thrown = e;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    boolean interrupted = Thread.interrupted();
    if (tried.fault().name().equals("interrupt") && tried.transport() == Mode.BLOCKING) {
      require(interrupted, "the interrupt was lost");
    }
    Duration deadline = world.deadline;
    require(deadline == null || took.compareTo(deadline.plus(LATE)) < 0, "late: it took " + took);
    Expected expected = tried.expected();
    outcome(expected, result, thrown);
    require(
        world.slept().compareTo(expected.waited().multipliedBy(expected.attempts() - 1L)) >= 0,
        "waited only " + world.clock.sleeps());
    world.events.forEach(event -> secret("an event", event));
    secret("the client", world.client());
    secret("the limits", world.client().rateLimits());
    return thrown;
  }

  private void outcome(Expected expected, @Nullable Object result, @Nullable Throwable thrown) {
    if (thrown == null) {
      require(expected.exception() == null, "no failure but " + result);
      problems.addAll(Shown.byResult(result));
      items(result);
      Sample row = tried.row();
      boolean typed = row.readsBody() && !row.isSent() && !row.isDownload();
      if (tried.fault() == Bodies.NONE && typed && row.then().isEmpty()) {
        problems.addAll(Mirror.differences(tried.row().item(), result));
      }
    } else if (thrown instanceof SdkException e) {
      failure(expected, e);
      problems.addAll(Shown.byException(e));
    } else {
      problems.add("undeclared " + thrown);
    }
  }

  private void failure(Expected expected, SdkException e) {
    if (expected.exception() == null) {
      problems.add("failed: " + e);
      return;
    }
    SdkException plain = e;
    if (expected.unknown() != e instanceof OutcomeUnknownException) {
      problems.add("unknown should be " + expected.unknown() + ": " + e);
    } else if (e instanceof OutcomeUnknownException unknown) {
      plain = unknown.getCause();
    }
    require(plain.getClass().equals(expected.exception()), "the wrong exception: " + e);
    same("reason", expected.reason(), reason(plain));
    require(String.valueOf(e.getMessage()).contains(expected.says()), "it does not say: " + e);
    require(expected.status() < 0 || expected.status() == e.status(), "status " + e.status());
    same("attempts", expected.attempts(), e.attempts());
    same("effect", expected.effect(), e.effect());
    same("operation", tried.row().name(), e.operation());
    message(e);
    message(plain);
    facts(e, plain);
  }

  /** Says the same as {@code effect()}. */
  private void message(SdkException e) {
    String text = String.valueOf(e.getMessage());
    same(
        "unknown in words", e.effect() == Effect.UNKNOWN, text.contains("; it may have been done"));
    same("done in words", e.effect() == Effect.DONE, text.contains("; it was done"));
    require(
        !text.contains("nothing was") || e.effect() == Effect.NONE,
        "more was done than it says: " + e);
  }

  /** What a caller needs besides the type: to find out, to ask for a scope, to report a request. */
  private void facts(SdkException e, SdkException plain) {
    Sample row = tried.row();
    same("method", row.method(), e.report().method());
    require(
        !(e instanceof OutcomeUnknownException unknown) || !unknown.recoveryHint().isBlank(),
        "it does not say how to find out");
    if (row.provider() != Provider.BUILDKITE || row.isStorage()) {
      return;
    }
    boolean refused =
        plain instanceof AuthenticationException || plain instanceof PermissionDeniedException;
    require(
        !refused || row.scope().isEmpty() || e.report().scope() != null, "the scope is missing");
    // A 407 is from a proxy on the way, which has no ids of the provider.
    boolean numbered =
        tried.fault().name().matches("status [45]\\d\\d") && e.status() > 0 && e.status() != 407;
    require(!numbered || e.requestId().isPresent(), "the request's id is missing");
  }

  /** Each page that is due has one item, and none may be lost. */
  private void items(@Nullable Object result) {
    int due = tried.fault().name().equals("two pages") ? 2 : 1;
    require(
        !tried.row().isList() || (result instanceof List<?> items && items.size() == due),
        "not " + due + " items but " + result);
  }

  private static String reason(SdkException e) {
    if (e instanceof ProtocolException protocol) {
      return protocol.reason().name();
    }
    if (e instanceof UploadException upload) {
      return upload.reason().name();
    }
    return e instanceof TransportException transport ? transport.reason().name() : "";
  }

  private void onTheWire(Expected expected, Scene scene, @Nullable Throwable thrown) {
    same("requests", expected.requests(), scene.requests());
    boolean precious = tried.row().mustNotRepeat();
    require(!precious || scene.effects() <= 1, "done " + scene.effects() + " times");
    if (thrown == null) {
      require(scene.effects() > 0 || !precious, "a result, though nothing was done");
    } else if (thrown instanceof SdkException e && precious) {
      require(
          e.effect() != Effect.NONE || scene.effects() == 0,
          "it was done, and the exception says that it was not");
      require(
          e.effect() != Effect.DONE || scene.effects() > 0,
          "it was not done, and the exception says that it was");
    }
  }

  private void secret(String what, @Nullable Object said) {
    require(!Canary.isIn(said), what + " shows a secret: " + said);
  }

  private void same(String what, Object expected, Object actual) {
    require(expected.equals(actual), what + " " + actual + " and not " + expected);
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      problems.add(otherwise);
    }
  }
}
