package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryType;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testsupport.Fixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class UpdateRegistryTest {
  private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
  private static final ClusterSecret DEV = new ClusterSecret("dev", "regcred");

  @AutoClose private final FakeHumanitec fake = FakeHumanitec.start();
  @AutoClose private final HumanitecClient client = Clients.of(fake);
  private final RegistryService registries = client.organization("acme").registries();
  private final Registry current =
      registries.create(
          CreateRegistry.builder("team", "r.example/team")
              .basic("deploy", Secret.of("hunter2"))
              .expires(END)
              .enableCi(true)
              .clusterSecret("*", DEV)
              .build());

  private FakeHumanitecRegistry held() {
    return fake.organization("acme").registry("team");
  }

  /** The only update that was sent. */
  private String sent() {
    List<String> bodies =
        fake.calls(HumanitecOperation.UPDATE_REGISTRY).stream()
            .map(call -> call.bodyText())
            .toList();
    assertThat(bodies).hasSize(1);
    return bodies.get(0);
  }

  private void assertSent(String json) {
    assertThat(ScriptedHumanitec.json(sent())).isEqualTo(ScriptedHumanitec.json(json));
  }

  @Test
  void whatIsNotNamedIsFetchedWithOneRequestMore() {
    Registry updated = registries.update("team", UpdateRegistry.builder().enableCi(false).build());

    assertThat(updated.enableCi()).isFalse();
    assertThat(fake.calls()).hasSize(3); // create, get, update
    assertThat(fake.calls(HumanitecOperation.GET_REGISTRY)).hasSize(1);
    assertSent(
        """
        {"id": "team", "registry": "r.example/team", "type": "basic", "enable_ci": false}
        """);
    assertThat(held().password()).isEqualTo("hunter2");
    assertThat(held().expires()).isEqualTo(END);
    assertThat(held().secrets()).hasSize(1);
  }

  @Test
  void registryOrTypeAloneStillNeedsTheOther() {
    registries.update("team", UpdateRegistry.builder().type(RegistryType.PUBLIC).build());

    assertThat(fake.calls(HumanitecOperation.GET_REGISTRY)).hasSize(1);
    assertSent("{\"id\": \"team\", \"registry\": \"r.example/team\", \"type\": \"public\"}");
    assertThat(held().type()).isEqualTo("public");
  }

  @Test
  void whatWasFetchedBeforeSparesTheRequest() {
    registries.update("team", UpdateRegistry.builder().from(current).enableCi(false).build());

    assertThat(fake.calls()).hasSize(2);
    assertSent(
        """
        {"id": "team", "registry": "r.example/team", "type": "basic", "enable_ci": false}
        """);
  }

  @Test
  void registryAndTypeTogetherSpareTheRequest() {
    registries.update(
        "team",
        UpdateRegistry.builder().registry("r2.example").type(RegistryType.AMAZON_ECR).build());

    assertThat(fake.calls()).hasSize(2);
    assertSent("{\"id\": \"team\", \"registry\": \"r2.example\", \"type\": \"amazon_ecr\"}");
    assertThat(held().registry()).isEqualTo("r2.example");
  }

  @Test
  void changesWinOverFromInAnyOrder() {
    registries.update(
        "team",
        UpdateRegistry.builder()
            .registry("r2.example")
            .type(RegistryType.PUBLIC)
            .from(current)
            .build());

    assertSent("{\"id\": \"team\", \"registry\": \"r2.example\", \"type\": \"public\"}");
  }

  @Test
  void fromAnotherRegistryIsRefusedBeforeAnythingIsSent() {
    fake.addRegistry("acme", "other", "other.example", "public");
    UpdateRegistry request = UpdateRegistry.builder().from(current).enableCi(false).build();

    assertThatThrownBy(() -> registries.update("other", request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from");
    assertThat(fake.calls()).hasSize(1);
  }

  @Test
  void updateThatChangesNothingIsRefused() {
    assertThatThrownBy(() -> UpdateRegistry.builder().build())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> UpdateRegistry.builder().from(current).build())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void newAccountDoesNotKeepTheOldEnd() {
    registries.update(
        "team",
        UpdateRegistry.builder().from(current).account("deploy", Secret.of("hunter3")).build());

    assertSent(
        """
        {"id": "team", "registry": "r.example/team", "type": "basic",
         "creds": {"username": "deploy", "password": "hunter3", "expires": null}}
        """);
    assertThat(held().password()).isEqualTo("hunter3");
    assertThat(held().expires()).isNull();
    assertThat(registries.creds("team").expires()).isNull();
  }

  @Test
  void newAccountCanEnd() {
    Instant later = END.plusNanos(7_999_999);
    registries.update(
        "team",
        UpdateRegistry.builder()
            .from(current)
            .account("deploy", Secret.of("hunter3"), later)
            .build());

    assertThat(held().expires()).isEqualTo("2027-01-01T00:00:00.007Z");
  }

  @Test
  void clusterSecretsAreReplacedAndCleared() {
    ClusterSecret prod = new ClusterSecret("prod", "regcred");
    Registry replaced =
        registries.update(
            "team",
            UpdateRegistry.builder()
                .from(current)
                .clusterSecrets(Map.of("cluster-A", prod))
                .build());
    assertThat(replaced.secrets()).isEqualTo(Map.of("cluster-A", prod));

    Registry cleared =
        registries.update(
            "team", UpdateRegistry.builder().from(current).clusterSecrets(Map.of()).build());
    assertThat(cleared.secrets()).isNull(); // Not reported, as in the description.
    assertThat(held().secrets()).isEmpty();
  }

  @Test
  void whatCantBeSentBackIsTheProvidersError() {
    fake.faults()
        .on(HumanitecOperation.GET_REGISTRY)
        .once(
            Fault.body(
                "application/json",
                Fixture.read("humanitec/registry.json").replace("\"basic\"", "\"\\udc00\"")));

    assertThatThrownBy(
            () -> registries.update("team", UpdateRegistry.builder().enableCi(false).build()))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("type has half of a surrogate pair at position 0")
        .hasMessageContaining("nothing was changed");
    assertThat(fake.calls(HumanitecOperation.UPDATE_REGISTRY)).isEmpty();
  }

  @Test
  void requestsPrintNoAccount() {
    assertThat(
            UpdateRegistry.builder()
                .registry("r.example")
                .account("token-as-user", Secret.of("hunter3"))
                .build())
        .hasToString("UpdateRegistry[registry=r.example, type=null, [creds]]");
    assertThat(
            CreateRegistry.builder("team", "r.example")
                .basic("token-as-user", Secret.of("hunter3"))
                .build())
        .hasToString("CreateRegistry[id=team, registry=r.example, type=basic]");
  }
}
