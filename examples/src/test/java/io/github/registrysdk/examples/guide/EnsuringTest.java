package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeBuildkiteExtension;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.FakeHumanitecExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({FakeBuildkiteExtension.class, FakeHumanitecExtension.class})
final class EnsuringTest {
  @Test
  void imagesAreEnsuredAndTheirPasswordIsReplaced(FakeHumanitec fake) {
    Secret first = Secret.of("first-password");
    Secret second = Secret.of("second-password");
    try (HumanitecClient humanitec = Clients.of(fake)) {
      RegistryService registries = humanitec.organization("acme").registries();
      assertThat(Ensuring.images(registries, first).enableCi()).isTrue();

      CreateRegistry images =
          CreateRegistry.builder("acme-images", "images.acme.example").basic("ci", second).build();
      String fingerprint =
          Ensuring.imagesWithPassword(registries, images, second, SecretPolicy.fingerprint(first));

      assertThat(fake.organization("acme").registry("acme-images").password())
          .isEqualTo("second-password");
      assertThat(SecretPolicy.whenChangedSince(fingerprint).sendsToExisting(second)).isFalse();
    }
  }

  @Test
  void registryThatExistsIsUnchanged(FakeBuildkite fake) {
    fake.addRegistry("acme", "fruit", "debian");
    try (BuildkiteClient buildkite = Clients.of(fake)) {
      assertThat(
              Ensuring.several(
                  buildkite.organization("acme").registries(),
                  List.of(CreatePackageRegistry.builder("fruit", Ecosystem.DEBIAN).build())))
          .hasToString("[UNCHANGED fruit]");
    }
  }
}
