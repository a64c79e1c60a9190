package io.github.registrysdk.buildkite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.ApiException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ValidationException;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buildkite documents POST for the update of a registry, and its own clients send PATCH. */
class UpdateMethodTest {
  private final ManualClock clock = ManualClock.create();
  @AutoClose private final FakeBuildkite fake = FakeBuildkite.builder().clock(clock).start();
  @AutoClose private final BuildkiteClient client = Clients.of(fake, clock);

  @BeforeEach
  void addRegistry() {
    fake.addRegistry("acme", "gems", "ruby");
  }

  private String update(BuildkiteClient by, String description) {
    return by.organization("acme")
        .registries()
        .update("gems", UpdatePackageRegistry.builder().description(description).build())
        .description();
  }

  private List<String> methods() {
    return fake.calls().stream().map(call -> call.method()).toList();
  }

  private String description() {
    return fake.organization("acme").registry("gems").description();
  }

  @Test
  void postIsEnoughWhereItIsAccepted() {
    assertThat(update(client, "one")).isEqualTo("one");
    assertThat(update(client, "two")).isEqualTo("two");

    assertThat(methods()).containsExactly("POST", "POST");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405})
  void refusedPostIsFollowedByPatchForTheLifeOfTheClient(int status) {
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).once(Fault.status(status));

    assertThat(update(client, "one")).isEqualTo("one");
    assertThat(update(client, "two")).isEqualTo("two");
    CallOptions options = CallOptions.builder().maxAttempts(2).build();
    assertThat(update(client.withOptions(options), "three")).isEqualTo("three");

    assertThat(methods()).containsExactly("POST", "GET", "PATCH", "PATCH", "PATCH");
  }

  @Test
  void otherClientsAskForThemselves() {
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).once(Fault.status(405));
    update(client, "one");

    try (BuildkiteClient other = Clients.of(fake, clock)) {
      update(other, "two");
    }

    assertThat(methods()).containsExactly("POST", "GET", "PATCH", "POST");
  }

  @Test
  void missingRegistryIsNotFoundWithoutPatch() {
    NotFoundException e =
        catchThrowableOfType(
            NotFoundException.class,
            () ->
                client
                    .organization("acme")
                    .registries()
                    .update("missing", UpdatePackageRegistry.builder().name("x").build()));

    assertThat(e).hasMessageContaining("could not update a registry: POST");
    assertThat(e.effect()).isEqualTo(Effect.NONE);
    assertThat(e.getSuppressed()).hasSize(1);
    assertThat(methods()).containsExactly("POST", "GET");
  }

  @Test
  void registryThatCannotBeReadIsNotPatched() {
    fake.addToken("writer", "write_registries");
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).once(Fault.status(405));
    try (BuildkiteClient writer =
        fake.configure(BuildkiteClient.builder()).token(Secret.of("writer")).build()) {
      ApiException e = catchThrowableOfType(ApiException.class, () -> update(writer, "one"));

      assertThat(e.status()).isEqualTo(405);
      assertThat(e.getSuppressed()).singleElement().isInstanceOf(PermissionDeniedException.class);
    }
    assertThat(methods()).containsExactly("POST", "GET");
    assertThat(description()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 409, 422, 500, 501})
  void anyOtherStatusIsFinal(int status) {
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).always(Fault.status(status));

    assertThat(catchThrowableOfType(SdkException.class, () -> update(client, "one"))).isNotNull();

    assertThat(methods()).containsOnly("POST");
  }

  @Test
  void refusedPatchIsReportedWithThePostBefore() {
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).once(Fault.status(404));
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).onCall(2, Fault.status(422));

    ValidationException e =
        catchThrowableOfType(ValidationException.class, () -> update(client, "one"));

    assertThat(e).hasMessageContaining("could not update a registry: PATCH");
    assertThat(e.getSuppressed()).singleElement().isInstanceOf(NotFoundException.class);
    assertThat(update(client, "two")).isEqualTo("two");
    assertThat(methods()).containsExactly("POST", "GET", "PATCH", "POST");
  }

  @Test
  void lostResponseToPatchIsAnUnknownOutcomeAndNotRepeated() {
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).once(Fault.status(404));
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).onCall(2, Fault.dropAfterEffect());

    OutcomeUnknownException e =
        catchThrowableOfType(OutcomeUnknownException.class, () -> update(client, "one"));

    assertThat(e.effect()).isEqualTo(Effect.UNKNOWN);
    assertThat(e.recoveryHint()).contains("registries().list()");
    assertThat(methods()).containsExactly("POST", "GET", "PATCH");
    assertThat(description()).isEqualTo("one");
  }

  @Test
  void lostResponseToPostIsNotFollowedByAnything() {
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).once(Fault.dropAfterEffect());

    assertThat(catchThrowableOfType(OutcomeUnknownException.class, () -> update(client, "one")))
        .isNotNull();

    assertThat(methods()).containsExactly("POST");
  }

  /** In real time: the GET and the PATCH would each have had enough. */
  @Test
  void timeoutIsThatOfAllThreeRequestsTogether() {
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).once(Fault.status(404));
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).onCall(2, Fault.stall());
    fake.faults().on(BuildkiteOperation.GET_REGISTRY).once(Fault.delay(Duration.ofSeconds(1)));
    long started = System.nanoTime();
    try (BuildkiteClient real =
        BuildkiteClient.builder()
            .baseUrl(fake.baseUrl())
            .token(Secret.of(fake.token()))
            .callTimeout(Duration.ofMillis(1500))
            .build()) {
      assertThat(catchThrowableOfType(OutcomeUnknownException.class, () -> update(real, "one")))
          .isNotNull();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(2400));
    assertThat(methods()).containsExactly("POST", "GET", "PATCH");
  }

  /** The second response is the GET's, and interrupts the caller. */
  @Test
  void interruptDuringTheGetIsReportedAsSuch() {
    fake.faults().on(BuildkiteOperation.UPDATE_REGISTRY).once(Fault.status(404));
    Thread caller = Thread.currentThread();
    try (BuildkiteClient interrupted =
        fake.configure(BuildkiteClient.builder())
            .observer(
                event -> {
                  if (event.toString().contains("get a registry")) {
                    caller.interrupt();
                  }
                })
            .build()) {
      CallInterruptedException e =
          catchThrowableOfType(CallInterruptedException.class, () -> update(interrupted, "one"));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(e.effect()).isEqualTo(Effect.NONE);
      assertThat(e.getSuppressed()).singleElement().isInstanceOf(NotFoundException.class);
    }
    assertThat(description()).isNull();
  }
}
