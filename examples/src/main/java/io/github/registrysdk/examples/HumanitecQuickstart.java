package io.github.registrysdk.examples;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.sandbox.TemporaryFolder;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.DockerConfig;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import io.github.registrysdk.testing.FakeHumanitec;
import java.nio.file.Path;

/** What the README shows of Humanitec. */
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

    RegistryCreds creds = registries.creds("acme-images");
    DockerConfig.at(config).put(creds); // only the owner can read the file
    System.out.println(creds.registry() + " for " + creds.username());
  }
}
