package io.github.registrysdk.examples.tour;

import static io.github.registrysdk.testing.BuildkiteOperation.DELETE_REGISTRY;
import static io.github.registrysdk.testing.BuildkiteOperation.PUBLISH_PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tour as it runs with a token, against a fake that stands for Buildkite. */
@ExtendWith(FakeBuildkiteExtension.class)
final class LiveTourTest {

  @Test
  void nothingIsSentWhenNobodyCanBeAsked(FakeBuildkite buildkite) {
    RecordedScreen recorded = RecordedScreen.unattended();

    assertThat(run(buildkite, false, recorded)).isEqualTo(1);

    assertThat(recorded.errors()).singleElement().asString().contains("nothing was sent", "--yes");
    assertThat(buildkite.calls()).isEmpty();
  }

  @Test
  void nothingIsSentWhenTheAnswerIsNotYes(FakeBuildkite buildkite) {
    RecordedScreen recorded = RecordedScreen.answering("");

    assertThat(run(buildkite, false, recorded)).isEqualTo(1);

    assertThat(recorded.text())
        .contains("organization acme at " + buildkite.baseUrl())
        .containsPattern("makes the registries sdk-tour-\\w+ and sdk-tour-");
    assertThat(recorded.errors()).containsExactly("tour: nothing was sent, as you wished");
    assertThat(buildkite.calls()).isEmpty();
  }

  @Test
  void whatWasMadeIsRemovedAfterAYes(FakeBuildkite buildkite) {
    RecordedScreen recorded = RecordedScreen.answering("Y");

    assertThat(run(buildkite, false, recorded)).isZero();

    assertThat(buildkite.calls(PUBLISH_PACKAGE)).hasSize(2);
    assertThat(buildkite.organization("acme").registries()).isEmpty();
    assertThat(recorded.text())
        .contains("[##############################] 100 % of 3.0 MiB sent")
        .containsPattern("removed registry sdk-tour-\\w+-copy\\R");
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE_REGISTRY, 422, create a registry",
    "PUBLISH_PACKAGE, 0, it may have been done",
    "STORE_UPLOAD, 403, publish through storage",
    "CREATE_TOKEN, 403, needs write_registries",
    "CREATE_TOKEN, 404, 'step 10, mint a registry token: could not create a registry token'"
  })
  void failureEndsWithStatusOneAndOneLineAndWhatWasMadeIsRemoved(
      BuildkiteOperation operation, int status, String reason, FakeBuildkite buildkite) {
    buildkite
        .faults()
        .on(operation)
        .always(status == 0 ? Fault.dropAfterEffect() : Fault.status(status));
    RecordedScreen recorded = RecordedScreen.unattended();

    assertThat(run(buildkite, true, recorded)).isEqualTo(1);

    assertThat(buildkite.organization("acme").registries()).isEmpty();
    assertThat(recorded.text()).doesNotContain("What exists now");
    assertThat(recorded.errors())
        .singleElement()
        .asString()
        .startsWith("tour: step ")
        .contains(reason);
  }

  @Test
  void registryWhoseCreationEndedUnclearIsRemoved(FakeBuildkite buildkite) {
    buildkite.faults().on(BuildkiteOperation.CREATE_REGISTRY).once(Fault.dropAfterEffect());

    assertThat(run(buildkite, true, RecordedScreen.unattended())).isEqualTo(1);

    assertThat(buildkite.calls(BuildkiteOperation.CREATE_REGISTRY)).hasSize(1);
    assertThat(buildkite.organization("acme").registries()).isEmpty();
  }

  @Test
  void whatCouldNotBeRemovedIsNamed(FakeBuildkite buildkite) {
    buildkite.faults().on(DELETE_REGISTRY).always(Fault.status(403));
    RecordedScreen recorded = RecordedScreen.unattended();

    assertThat(run(buildkite, true, recorded)).isEqualTo(1);

    String first = buildkite.organization("acme").registries().get(0).slug();
    assertThat(recorded.errors())
        .singleElement()
        .asString()
        .contains("please remove by hand", "registry " + first, "needs delete_registries");
  }

  @Test
  void noSecretReachesTheScreen(FakeBuildkite buildkite) {
    buildkite.faults().on(DELETE_REGISTRY).always(Fault.status(403)); // keeps the token readable
    RecordedScreen recorded = RecordedScreen.unattended();
    run(buildkite, true, recorded);

    String minted =
        buildkite.organization("acme").registries().stream()
            .flatMap(registry -> registry.tokens().stream())
            .findFirst()
            .orElseThrow()
            .tokenSecret();

    assertThat(recorded.text()).contains("its secret is [secret]").doesNotContain(minted);
    assertThat(recorded.text()).doesNotContain(buildkite.token());
    assertThat(recorded.errors()).noneMatch(line -> line.contains(buildkite.token()));
  }

  @Test
  void tokenAndOrganizationTogetherMakeItLive() {
    Map<String, String> both =
        Map.of("BUILDKITE_API_TOKEN", " bkua_x\n", "BUILDKITE_ORGANIZATION_SLUG", "umbrella");

    TourSettings settings = TourSettings.of(List.of("--yes"), both);

    assertThat(settings.token()).isEqualTo(Secret.of("bkua_x"));
    assertThat(settings.organization()).isEqualTo("umbrella");
    assertThat(settings.baseUrl()).isEqualTo("https://api.buildkite.com/");
    assertThat(settings.toString()).doesNotContain("bkua_x");
  }

  @Test
  void tokenAloneStaysWithTheFake() {
    TourSettings settings = TourSettings.of(List.of(), Map.of("BUILDKITE_API_TOKEN", "bkua_x"));

    assertThat(settings.token()).isNull();
    assertThat(settings.organization()).isEqualTo("acme");
  }

  private static int run(FakeBuildkite buildkite, boolean yes, RecordedScreen recorded) {
    TourSettings settings =
        new TourSettings(
            Secret.of(buildkite.token()),
            "acme",
            buildkite.baseUrl().toString(),
            List.of(),
            yes,
            null);
    return Tour.run(() -> settings, recorded.screen());
  }
}
