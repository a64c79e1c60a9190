package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryType;
import io.github.registrysdk.testing.FakeClusterSecret;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.HumanitecOperation;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is created is what the fake then holds, and what reading gives back. */
class RegistryRoundTripTest {
  private static final ClusterSecret DEV = new ClusterSecret("dev", "regcred");
  private static final ClusterSecret PROD = new ClusterSecret("prod", "regcred");

  @AutoClose private final FakeHumanitec fake = FakeHumanitec.start();
  @AutoClose private final HumanitecClient client = Clients.of(fake);
  private final RegistryService registries = client.organization("acme").registries();

  private FakeHumanitecRegistry create(CreateRegistry.Builder request) {
    Registry made = registries.create(request.build());
    assertThat(registries.get(made.id())).isEqualTo(made);
    FakeHumanitecRegistry held = fake.organization("acme").registry(made.id());
    assertThat(made.type()).hasToString(held.type());
    assertThat(made.registry()).isEqualTo(held.registry());
    assertThat(made.enableCi()).isEqualTo(held.enableCi());
    assertThat(made.createdBy()).isEqualTo(held.createdBy());
    return held;
  }

  static Stream<Arguments> accounts() {
    Secret json = Secret.of("{\"type\": \"service_account\",\n \"key\": \"-----BEGIN\\n\"}");
    Secret hunter2 = Secret.of("hunter2");
    return Stream.of(
        Arguments.of(registry().publicRegistry(), "public", null, null),
        Arguments.of(registry().basic("deploy", hunter2), "basic", "deploy", hunter2),
        Arguments.of(registry().googleGcr(json), "google_gcr", "_json_key", json),
        Arguments.of(registry().amazonEcr("AKIAIOSF", hunter2), "amazon_ecr", "AKIAIOSF", hunter2),
        Arguments.of(
            registry().type(new RegistryType("azure_acr")).account("me", hunter2),
            "azure_acr",
            "me",
            hunter2));
  }

  private static CreateRegistry.Builder registry() {
    return CreateRegistry.builder("team", "r.example/team");
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void registryOfEveryTypeHasItsAccount(
      CreateRegistry.Builder request,
      String type,
      @Nullable String username,
      @Nullable Secret password) {
    FakeHumanitecRegistry held = create(request);

    assertThat(held.type()).isEqualTo(type);
    assertThat(held.registry()).isEqualTo("r.example/team");
    assertThat(held.username()).isEqualTo(username);
    assertThat(held.password()).isEqualTo(password == null ? null : password.reveal());
    assertThat(held.secrets()).isEmpty();
    assertThat(held.expires()).isNull();
    assertThat(held.enableCi()).isFalse();
  }

  @Test
  void secretRefHasSecretsByCluster() {
    FakeHumanitecRegistry held =
        create(
            CreateRegistry.builder("ref", "r.example")
                .secretRef("*", DEV)
                .clusterSecret("cluster-A", PROD));

    assertThat(held.type()).isEqualTo("secret_ref");
    assertThat(held.secrets())
        .isEqualTo(
            Map.of(
                "*", new FakeClusterSecret("dev", "regcred"),
                "cluster-A", new FakeClusterSecret("prod", "regcred")));
    assertThat(registries.creds("ref").secrets()).isEqualTo(Map.of("*", DEV, "cluster-A", PROD));
    assertThat(registries.creds("ref").password()).isNull();
  }

  @Test
  void listHasTheBuiltInRegistryAndOurs() {
    registries.create(CreateRegistry.builder("one", "one.example").publicRegistry().build());
    registries.create(CreateRegistry.builder("two", "two.example").publicRegistry().build());

    assertThat(registries.list().stream().map(Registry::id))
        .containsExactly(RegistryService.BUILT_IN, "one", "two");
    assertThat(registries.get(RegistryService.BUILT_IN).createdAt()).isNull();
  }

  @Test
  void organizationsAreApart() {
    fake.addOrganization("other");

    registries.create(CreateRegistry.builder("one", "one.example").publicRegistry().build());
    client
        .organization("other")
        .registries()
        .create(CreateRegistry.builder("one", "one.example").publicRegistry().build());

    assertThat(fake.organization("other").registries()).hasSize(2);
    assertThat(client.organization("other").id()).isEqualTo("other");
    assertThat(client.organization("other")).hasToString("HumanitecOrganization[other]");
  }

  @Test
  void updateThatIsRetriedReadsTheRegistryOnce() {
    fake.addRegistry("acme", "team", "r.example", "basic");
    fake.faults().on(HumanitecOperation.UPDATE_REGISTRY).once(Fault.status(429));

    registries.update("team", UpdateRegistry.builder().enableCi(true).build());

    assertThat(fake.calls(HumanitecOperation.GET_REGISTRY)).hasSize(1);
    assertThat(fake.calls(HumanitecOperation.UPDATE_REGISTRY)).hasSize(2);
    assertThat(fake.organization("acme").registry("team").enableCi()).isTrue();
  }
}
