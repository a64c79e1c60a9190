package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryType;
import io.github.registrysdk.testing.Cassettes;
import io.github.registrysdk.testsupport.DriftReport;
import io.github.registrysdk.testsupport.LiveRun;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is tried with Humanitec itself: each operation, and what its documentation leaves open. It
 * asserts what the SDK promises; what is open is noted in the report.
 */
abstract class HumanitecLive {
  static final DriftReport DRIFT =
      DriftReport.against(
          "humanitec-registries.json",
          Map.of("type", DriftReport.valuesOf(RegistryType.class)),
          Set.of("Retry-After", "X-Request-Id"));

  private HumanitecClient client;
  private RegistryService registries;
  private LiveRun run;

  abstract Cassettes cassettes();

  String token() {
    return cassettes().secret("HUMANITEC_TOKEN");
  }

  String organization() {
    return cassettes().variable("HUMANITEC_ORG", "acme");
  }

  /** A client for {@code cassettes().baseUrl()}. */
  final HumanitecClient connect() {
    return HumanitecClient.builder()
        .baseUrl(cassettes().baseUrl().toString())
        .token(Secret.of(token()))
        .build();
  }

  @BeforeEach
  void open() {
    client = connect();
    registries = client.organization(organization()).registries();
    run = new LiveRun(leftovers(registries));
  }

  @AfterEach
  void cleanUp() {
    try {
      run.cleanUp();
    } finally {
      cassettes()
          .exchanges()
          .forEach(
              one -> DRIFT.add(one.method(), one.path(), one.status(), one.headers(), one.body()));
      client.close();
    }
  }

  static Supplier<List<LiveRun.Resource>> leftovers(RegistryService registries) {
    return () ->
        registries.list().stream()
            .map(
                registry ->
                    new LiveRun.Resource(registry.id(), () -> registries.delete(registry.id())))
            .toList();
  }

  @Test
  void registryIsCreatedReadListedUpdatedAndDeleted() {
    String id = name();
    CreateRegistry request = basic(id);

    Registry made = registries.create(request);

    assertThat(made.id()).isEqualTo(id);
    assertThat(made.type()).isEqualTo(RegistryType.BASIC);
    assertThat(registries.list().stream().map(Registry::id)).contains(id);
    assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> registries.create(request));
    Registry updated =
        registries.update(
            id,
            UpdateRegistry.builder()
                .account("sdk-test", Secret.of("another-password"))
                .enableCi(true)
                .build());
    assertThat(updated.enableCi()).isTrue();
    assertThat(registries.get(id).enableCi()).isTrue();
    assertThat(registries.creds(id).password()).isEqualTo(Secret.of("another-password"));
    registries.delete(id);
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> registries.get(id));
  }

  @Test
  void otherTypesAreObserved() {
    String publicId = name();
    DRIFT.note(
        "a public registry is "
            + statusOf(
                () ->
                    registries.create(
                        CreateRegistry.builder(publicId, publicId + ".example")
                            .publicRegistry()
                            .build())));
    String secretId = name();
    DRIFT.note(
        "a registry with a cluster's secret is "
            + statusOf(
                () ->
                    registries.create(
                        CreateRegistry.builder(secretId, secretId + ".example")
                            .secretRef("*", new ClusterSecret("default", "regcred"))
                            .build())));
    String basicId = name();
    registries.create(basic(basicId));
    DRIFT.note(
        "another type in an update is "
            + statusOf(
                () ->
                    registries.update(
                        basicId, UpdateRegistry.builder().type(RegistryType.PUBLIC).build())));
  }

  @Test
  void whatHumanitecRefusesIsObserved() {
    DRIFT.note(
        "a change of the built-in registry is "
            + statusOf(
                () ->
                    registries.update(
                        RegistryService.BUILT_IN,
                        UpdateRegistry.builder().enableCi(true).build())));
    DRIFT.note(
        "credentials of the built-in registry are "
            + statusOf(() -> registries.creds(RegistryService.BUILT_IN)));
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> registries.get(name()));
    DRIFT.note(
        "an id that does not exist to delete is " + statusOf(() -> registries.delete(name())));
  }

  private String name() {
    return run.creates(cassettes().uniqueName(LiveRun.PREFIX));
  }

  static CreateRegistry basic(String id) {
    return CreateRegistry.builder(id, id + ".example")
        .basic("sdk-test", Secret.of("not-a-real-password"))
        .build();
  }

  private static String statusOf(Runnable call) {
    try {
      call.run();
      return "accepted";
    } catch (SdkException e) {
      return e.report().status() + ": " + e.getMessage();
    }
  }
}
