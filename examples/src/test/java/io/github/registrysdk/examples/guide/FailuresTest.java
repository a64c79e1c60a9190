package io.github.registrysdk.examples.guide;

import static io.github.registrysdk.testing.BuildkiteOperation.CREATE_TOKEN;
import static io.github.registrysdk.testing.BuildkiteOperation.GET_REGISTRY;
import static io.github.registrysdk.testing.BuildkiteOperation.LIST_REGISTRIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.RegistryTokenService;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeBuildkiteExtension.class)
final class FailuresTest {
  @AutoClose private BuildkiteClient client;
  private BuildkiteOrganization acme;
  private RegistryTokenService tokens;

  @BeforeEach
  void connect(FakeBuildkite fake) {
    fake.addRegistry("acme", "debs", "debian");
    client = Clients.of(fake);
    acme = client.organization("acme");
    tokens = acme.registry("debs").tokens();
  }

  @Test
  void everyKindOfFailureHasItsAction(FakeBuildkite fake) {
    assertThat(Failures.tried(() -> acme.registries().get("none"))).isEqualTo("not found");
    assertThat(
            Failures.tried(
                () ->
                    acme.registries()
                        .create(CreatePackageRegistry.builder("debs", Ecosystem.DEBIAN).build())))
        .startsWith("refused: ");

    fake.faults().on(LIST_REGISTRIES).once(Fault.status(418));
    assertThat(Failures.tried(() -> acme.registries().list().toList())).isEqualTo("status 418");
    fake.faults().on(LIST_REGISTRIES).always(Fault.html());
    assertThat(Failures.tried(() -> acme.registries().list().toList())).contains("could not list");
    fake.faults().on(CREATE_TOKEN).once(Fault.dropAfterEffect());
    assertThat(Failures.tried(() -> tokens.create("ci"))).contains("tokens().list()");
    fake.faults().on(GET_REGISTRY).once(FakeBuildkite.organizationRateLimit(Duration.ofHours(1)));
    assertThat(Failures.tried(() -> acme.registries().get("debs"))).startsWith("retry at 20");
  }

  @Test
  void missingScopeIsNamed(FakeBuildkite fake) {
    fake.addToken("reader", "read_packages");
    try (BuildkiteClient reader =
        SigningIn.withSource(fake.baseUrl().toString(), () -> Secret.of("reader"))) {
      assertThat(
              Failures.tried(
                  () -> reader.organization("acme").registry("debs").tokens().create("ci")))
          .isEqualTo("the token needs write_registries");
    }
  }

  @Test
  void orphanOfAnUnclearCreateIsDeleted(FakeBuildkite fake) {
    Failures.mint(tokens, "ci");
    fake.faults().on(CREATE_TOKEN).once(Fault.dropAfterEffect());

    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> Failures.mint(tokens, "ci"));

    assertThat(tokens.list().stream().map(RegistryToken::description)).containsExactly("ci");
  }

  @Test
  void secretOfAnUnreadableAnswerIsRescued(FakeBuildkite fake) {
    String answer = "{\"id\": true, \"token\": \"bkpt_rescued\"}";
    fake.faults().on(CREATE_TOKEN).once(Fault.body("application/json", answer));
    List<Secret> stored = new ArrayList<>();

    assertThatExceptionOfType(SdkException.class)
        .isThrownBy(() -> Failures.rescued(() -> tokens.create("ci").secret(), stored::add));

    assertThat(stored).containsExactly(Secret.of("bkpt_rescued"));
  }

  @Test
  void readIsRetriedAfterAnOutage() {
    assertThat(Faking.survivesAnOutage()).isEqualTo(2);
  }

  @Test
  void aMinuteTakesNoTime() {
    assertThat(Faking.onManualTime())
        .singleElement()
        .matches(slept -> slept.compareTo(Duration.ofMinutes(1)) >= 0);
  }
}
