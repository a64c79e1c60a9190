package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.registrysdk.core.BadRequestException;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.HumanitecErrorShape;
import io.github.registrysdk.testing.HumanitecOperation;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A conflict with what an earlier create of ours may have made. */
class ConflictAfterUnknownOutcomeTest {
  private static final String MAY_BE_OURS = "it may have created this registry";
  private static final CreateRegistry TEAM =
      CreateRegistry.builder("team", "r.example").publicRegistry().build();

  /** So that what is added to the message can be seen to leave the rest as it was. */
  @AutoClose
  private final FakeHumanitec fake =
      FakeHumanitec.builder().errorShape(HumanitecErrorShape.CODED).start();

  @AutoClose private final HumanitecClient client = Clients.of(fake);
  private final RegistryService registries = client.organization("acme").registries();

  private void strike(Fault fault) {
    fake.faults().on(HumanitecOperation.CREATE_REGISTRY).once(fault);
  }

  private void assertOutcomeUnknown() {
    assertThatThrownBy(() -> registries.create(TEAM)).isInstanceOf(OutcomeUnknownException.class);
  }

  private ConflictException conflict(RegistryService service) {
    return catchThrowableOfType(ConflictException.class, () -> service.create(TEAM));
  }

  @Test
  void plainConflictIsSomebodyElses() {
    fake.addRegistry("acme", "team", "r.example", "public");

    assertThat(conflict(registries))
        .hasMessageContaining("A record with the same id")
        .hasMessageNotContaining(MAY_BE_OURS);
  }

  static Stream<Fault> faultsThatHideTheEffect() {
    return Stream.of(
        Fault.dropAfterEffect(),
        Fault.statusAfterEffect(502),
        Fault.truncatedBody(),
        Fault.html(),
        Fault.malformedJson(),
        Fault.body("application/json", "{\"id\": 7}"));
  }

  @ParameterizedTest
  @MethodSource("faultsThatHideTheEffect")
  void conflictAfterAHiddenEffectMayBeOurOwn(Fault fault) {
    strike(fault);
    SdkException unclear = catchThrowableOfType(SdkException.class, () -> registries.create(TEAM));
    assertThat(unclear.effect()).isNotEqualTo(Effect.NONE);
    assertThat(fake.calls()).hasSize(1);

    ConflictException conflict = conflict(registries);

    assertThat(conflict)
        .hasMessageContaining("A record with the same id")
        .hasMessageContaining(MAY_BE_OURS);
    assertThat(conflict.error().code()).isEqualTo("API-000");
    assertThat(conflict.error().fields()).hasSize(1);
  }

  @Test
  void unknownOutcomeSaysHowToFindOut() {
    strike(Fault.dropAfterEffect());

    assertThat(
            catchThrowableOfType(OutcomeUnknownException.class, () -> registries.create(TEAM))
                .recoveryHint())
        .contains("registries().get(id)");
    assertThat(registries.get("team").registry()).isEqualTo("r.example");
  }

  @Test
  void everyViewOfTheClientRemembers() {
    strike(Fault.dropAfterEffect());
    assertOutcomeUnknown();

    HumanitecClient view = client.withOptions(CallOptions.builder().header("X-Trace", "1").build());

    assertThat(conflict(view.organization("acme").registries())).hasMessageContaining(MAY_BE_OURS);
  }

  @Test
  void anotherOrganizationIsNotMeant() {
    fake.addOrganization("other");
    fake.addRegistry("other", "team", "r.example", "public");
    strike(Fault.dropAfterEffect());
    assertOutcomeUnknown();

    assertThat(conflict(client.organization("other").registries()))
        .hasMessageNotContaining(MAY_BE_OURS);
  }

  @Test
  void refusedCreateLeavesNothingOfOurs() {
    strike(Fault.status(400));
    assertThatThrownBy(() -> registries.create(TEAM)).isInstanceOf(BadRequestException.class);
    fake.addRegistry("acme", "team", "r.example", "public");

    assertThat(conflict(registries)).hasMessageNotContaining(MAY_BE_OURS);
  }

  @Test
  void knownOutcomeIsNoLongerMentioned() {
    strike(Fault.dropBeforeEffect());
    assertOutcomeUnknown();
    registries.create(TEAM);

    assertThat(conflict(registries)).hasMessageNotContaining(MAY_BE_OURS);
  }

  @Test
  void deletedRegistryIsNoLongerMentioned() {
    strike(Fault.dropAfterEffect());
    assertOutcomeUnknown();
    registries.delete("team");
    fake.addRegistry("acme", "team", "r.example", "public");

    assertThat(conflict(registries)).hasMessageNotContaining(MAY_BE_OURS);
  }

  @Test
  void theOldestIsForgottenBeyondAThousand() {
    UnknownOutcomes unknown = new UnknownOutcomes();
    for (int i = 0; i <= 1_000; i++) {
      unknown.add("acme", "registry-" + i);
    }

    assertThat(unknown.contains("acme", "registry-0")).isFalse();
    assertThat(unknown.contains("acme", "registry-1")).isTrue();
    assertThat(unknown.contains("acme", "registry-1000")).isTrue();
  }
}
