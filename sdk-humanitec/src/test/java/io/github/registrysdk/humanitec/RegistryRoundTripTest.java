package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryType;
import io.github.registrysdk.testing.FakeClusterSecret;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecExtension;
import io.github.registrysdk.testing.FakeHumanitecRegistry;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.HumanitecOperation;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is created is what the fake then holds, and what reading gives back. */
@ExtendWith(FakeHumanitecExtension.class)
class RegistryRoundTripTest {
  private static final ClusterSecret DEV = new ClusterSecret("dev", "regcred");
  private static final ClusterSecret PROD = new ClusterSecret("prod", "regcred");

  private FakeHumanitec fake;
  private HumanitecClient client;
  private RegistryService registries;

  @BeforeEach
  void open(FakeHumanitec given) {
    fake = given;
    client = Clients.of(fake);
    registries = client.organization("acme").registries();
  }

  @AfterEach
  void close() {
    client.close();
  }

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

  @Test
  void publicRegistryHasNoAccount() {
    FakeHumanitecRegistry held =
        create(CreateRegistry.builder("open", "quay.example").publicRegistry());

    assertThat(held.type()).isEqualTo("public");
    assertThat(held.registry()).isEqualTo("quay.example");
    assertThat(held.username()).isNull();
    assertThat(held.secrets()).isEmpty();
    assertThat(held.enableCi()).isFalse();
  }

  @Test
  void basicRegistryHasUserPasswordAndEnd() {
    FakeHumanitecRegistry held =
        create(
            CreateRegistry.builder("team", "r.example/team")
                .basic("deploy", Secret.of("hunter2"))
                .expires(Instant.parse("2027-01-01T00:00:00.1239Z"))
                .enableCi(true));

    assertThat(held.type()).isEqualTo("basic");
    assertThat(held.username()).isEqualTo("deploy");
    assertThat(held.password()).isEqualTo("hunter2");
    assertThat(held.expires()).isEqualTo("2027-01-01T00:00:00.123Z");
    assertThat(held.enableCi()).isTrue();
  }

  @Test
  void googleRegistryHasTheJsonKey() {
    String key = "{\"type\": \"service_account\",\n \"private_key\": \"-----BEGIN\\n\"}";

    FakeHumanitecRegistry held =
        create(CreateRegistry.builder("gcr", "eu.gcr.io/acme").googleGcr(Secret.of(key)));

    assertThat(held.type()).isEqualTo("google_gcr");
    assertThat(held.username()).isEqualTo("_json_key");
    assertThat(held.password()).isEqualTo(key);
  }

  @Test
  void amazonRegistryHasAccessKeyAndSecret() {
    FakeHumanitecRegistry held =
        create(
            CreateRegistry.builder("ecr", "1.dkr.ecr.eu-west-1.amazonaws.com")
                .amazonEcr("AKIAIOSFODNN7", Secret.of("wJalrXUt")));

    assertThat(held.type()).isEqualTo("amazon_ecr");
    assertThat(held.username()).isEqualTo("AKIAIOSFODNN7");
    assertThat(held.password()).isEqualTo("wJalrXUt");
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
  void typeWithoutFactoryIsKept() {
    FakeHumanitecRegistry held =
        create(
            CreateRegistry.builder("new", "r.example")
                .type(new RegistryType("azure_acr"))
                .account("me", Secret.of("hunter2")));

    assertThat(held.type()).isEqualTo("azure_acr");
    assertThat(held.password()).isEqualTo("hunter2");
    assertThat(registries.get("new").type()).isEqualTo(new RegistryType("azure_acr"));
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
  void deletedRegistryIsGone() {
    registries.create(CreateRegistry.builder("one", "one.example").publicRegistry().build());

    registries.delete("one");

    assertThat(registries.list().stream().map(Registry::id))
        .containsExactly(RegistryService.BUILT_IN);
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
