package io.github.registrysdk.examples;

import io.github.registrysdk.core.DockerConfig;
import io.github.registrysdk.core.DockerLogin;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.sandbox.TemporaryFolder;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.testing.FakeHumanitec;
import java.nio.file.Path;

/** Creates a registry at Humanitec, and signs Docker in to it. */
public final class HumanitecQuickstart {
  private HumanitecQuickstart() {}

  public static void main(String[] args) {
    try (FakeHumanitec fake = FakeHumanitec.start();
        TemporaryFolder folder = new TemporaryFolder();
        HumanitecClient humanitec = fake.configure(HumanitecClient.builder()).build()) {
      signInToDocker(humanitec, Secret.of("a password"), folder.path().resolve("config.json"));
    }
  }

  /** The same with a token of your own. */
  static void live(Secret password, Path dockerConfig) {
    try (HumanitecClient humanitec = HumanitecClient.fromEnvironment()) { // HUMANITEC_TOKEN
      signInToDocker(humanitec, password, dockerConfig);
    }
  }

  private static void signInToDocker(HumanitecClient humanitec, Secret password, Path config) {
    RegistryService registries = humanitec.organization("acme").registries();
    registries.create(
        CreateRegistry.builder("acme-images", "images.example.com").basic("ci", password).build());

    DockerLogin login = registries.dockerLogin("acme-images");
    DockerConfig.at(config).put(login); // only the owner can read the file
    System.out.println(login.registry() + " for " + login.username());
  }
}
