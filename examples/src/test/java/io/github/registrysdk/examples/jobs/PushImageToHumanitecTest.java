package io.github.registrysdk.examples.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.registrysdk.core.DockerConfig;
import io.github.registrysdk.core.DockerLogin;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.ServerException;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.HumanitecOperation;
import io.github.registrysdk.testing.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PushImageToHumanitecTest {
  @TempDir Path folder;

  @Test
  void dockerIsSignedInAndTheImageIsNamed() throws Exception {
    Path config = folder.resolve("config.json");
    try (FakeHumanitec fake = FakeHumanitec.builder().clock(ManualClock.create()).start();
        HumanitecClient client = fake.configure(HumanitecClient.builder()).build()) {
      fake.putCreds("acme", "humanitec", "ci", "password", null);
      fake.faults().on(HumanitecOperation.GET_CREDS).always(Fault.status(503));
      assertThatExceptionOfType(ServerException.class).isThrownBy(() -> image(client, config));
      assertThat(config).doesNotExist();
      fake.faults().clear();
      // What a run that was killed while it wrote has left.
      Files.writeString(folder.resolve(".registry-sdk-secret-1.tmp"), "{\"auths\": ");

      assertThat(image(client, config)).isEqualTo("registry.humanitec.io/acme/api:1.2.0");
      assertThat(image(client, config)).isEqualTo("registry.humanitec.io/acme/api:1.2.0");

      assertThat(DockerConfig.at(config).find("registry.humanitec.io"))
          .contains(new DockerLogin("registry.humanitec.io", "ci", Secret.of("password")));
      try (var files = Files.list(folder)) {
        assertThat(files).containsExactly(config);
      }
    }
  }

  private static String image(HumanitecClient client, Path config) {
    return PushImageToHumanitec.run(
        client.organization("acme").registries(), config, "api", "1.2.0");
  }
}
