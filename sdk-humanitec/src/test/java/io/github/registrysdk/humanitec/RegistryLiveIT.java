package io.github.registrysdk.humanitec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.registrysdk.core.ConflictException;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryType;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Against Humanitec, in the organization that {@code HUMANITEC_ORGANIZATION} names; leaves nothing
 * behind.
 */
@EnabledIfEnvironmentVariable(named = "HUMANITEC_TOKEN", matches = ".+")
@EnabledIfEnvironmentVariable(named = "HUMANITEC_ORGANIZATION", matches = ".+")
class RegistryLiveIT {
  private final String id =
      "sdk-test-" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
  private final String domain = id + ".registry.example";

  private HumanitecClient client;
  private RegistryService registries;

  @BeforeEach
  void open() {
    client = HumanitecClient.fromEnvironment();
    registries = client.organization(System.getenv("HUMANITEC_ORGANIZATION")).registries();
  }

  @AfterEach
  void leaveNothingBehind() {
    Throwable thrown = catchThrowable(() -> registries.delete(id));
    client.close();
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void registryLivesFromCreateToDelete() {
    CreateRegistry request =
        CreateRegistry.builder(id, domain)
            .basic("sdk-test", Secret.of("not-a-real-password"))
            .build();
    Registry made = registries.create(request);
    assertThat(made.id()).isEqualTo(id);
    assertThat(made.registry()).isEqualTo(domain);
    assertThat(made.type()).isEqualTo(RegistryType.BASIC);
    assertThat(registries.list().stream().map(Registry::id)).contains(id);
    assertThatThrownBy(() -> registries.create(request)).isInstanceOf(ConflictException.class);

    Registry updated =
        registries.update(
            id,
            UpdateRegistry.builder()
                .account("sdk-test", Secret.of("another-password"))
                .enableCi(true)
                .build());
    assertThat(updated.enableCi()).isTrue();
    assertThat(registries.creds(id).password()).isEqualTo(Secret.of("another-password"));

    registries.delete(id);
    assertThatThrownBy(() -> registries.get(id)).isInstanceOf(NotFoundException.class);
  }
}
