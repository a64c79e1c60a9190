package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryType;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testsupport.ContractProxy;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SDK and fake against Humanitec's own description of the six operations. */
class HumanitecContractIT {
  private static final ClusterSecret DEV = new ClusterSecret("dev", "regcred");
  private static final Instant END = Instant.parse("2030-01-01T00:00:00.123456Z");

  private static final FakeHumanitec FAKE = FakeHumanitec.start();

  private static @Nullable ContractProxy prism;
  private static @Nullable HumanitecClient client;

  private RegistryService registries;
  private long forwardedBefore;
  private long calls;

  @BeforeAll
  static void connect() {
    prism = ContractProxy.before("humanitec-registries.json", FAKE.baseUrl());
    client =
        HumanitecClient.builder()
            .baseUrl(prism.baseUrl().toString())
            .token(Secret.of(FAKE.token()))
            .retryPolicy(RetryPolicy.none())
            .build();
  }

  @AfterAll
  static void disconnect() {
    if (client != null) {
      client.close();
    }
    if (prism != null) {
      prism.close();
    }
    FAKE.close();
  }

  @BeforeEach
  void open() {
    registries = client.organization("acme").registries();
    forwardedBefore = prism.forwarded();
  }

  @AfterEach
  void contractWasKept() {
    assertThat(prism.forwarded(forwardedBefore + calls) - forwardedBefore).isEqualTo(calls);
    assertThat(prism.violations()).isEmpty();
  }

  private void createAndRead(CreateRegistry.Builder request) {
    Registry made = registries.create(request.build());
    assertThat(registries.get(made.id())).isEqualTo(made);
    assertThat(registries.creds(made.id()).registry()).isEqualTo(made.registry());
    assertThat(registries.list().stream()).contains(made);
    registries.delete(made.id());
    calls += 5;
  }

  @Test
  void everyFactoryKeepsToTheContract() {
    Secret password = Secret.of("hunter2");
    createAndRead(CreateRegistry.builder("open", "open.example").publicRegistry());
    createAndRead(CreateRegistry.builder("team", "r.example/team").basic("deploy", password));
    createAndRead(CreateRegistry.builder("gcr", "eu.gcr.io/acme").googleGcr(password));
    createAndRead(CreateRegistry.builder("ecr", "ecr.example").amazonEcr("AKIA", password));
    createAndRead(CreateRegistry.builder("ref", "ref.example").secretRef("*", DEV));
    createAndRead(CreateRegistry.builder("new", "new.example").type(new RegistryType("azure_acr")));
  }

  @Test
  void everyOptionKeepsToTheContract() {
    createAndRead(
        CreateRegistry.builder("all", "all.example")
            .basic("deploy", Secret.of("hunter2"))
            .expires(END)
            .enableCi(true)
            .clusterSecret("*", DEV)
            .clusterSecret("cluster-A", DEV));
  }

  @Test
  void everyUpdateKeepsToTheContract() {
    FAKE.addRegistry("acme", "changing", "changing.example", "basic");

    registries.update("changing", UpdateRegistry.builder().enableCi(true).build());
    Registry updated =
        registries.update(
            "changing",
            UpdateRegistry.builder()
                .registry("changed.example")
                .type(RegistryType.PUBLIC)
                .account("deploy", Secret.of("hunter2"))
                .clusterSecrets(Map.of("*", DEV))
                .build());
    registries.update(
        "changing",
        UpdateRegistry.builder()
            .from(updated)
            .account("deploy", Secret.of("hunter3"), END)
            .clusterSecrets(Map.of())
            .build());

    assertThat(FAKE.organization("acme").registry("changing").password()).isEqualTo("hunter3");
    calls = 4;
  }

  @Test
  void refusalsKeepToTheContract() {
    FAKE.addRegistry("acme", "taken", "taken.example", "public");

    assertThatThrownBy(
            () ->
                registries.create(
                    CreateRegistry.builder("taken", "x.example").publicRegistry().build()))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> registries.delete(RegistryService.BUILT_IN))
        .isInstanceOf(PermissionDeniedException.class);
    assertThatThrownBy(() -> registries.creds("missing")).isInstanceOf(NotFoundException.class);
    calls = 3;
  }
}
