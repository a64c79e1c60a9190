package io.github.registrysdk.examples.guide;

import io.github.registrysdk.core.DockerConfig;
import io.github.registrysdk.core.DockerLogin;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.CredsSource;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import java.nio.file.Path;
import java.util.List;

/** The first minutes with Humanitec. */
final class HumanitecStart {
  private HumanitecStart() {}

  static List<String> idsOfEnvironment() {
    try (HumanitecClient humanitec = HumanitecClient.fromEnvironment()) {
      return humanitec.organization().registries().list().stream().map(Registry::id).toList();
    }
  }

  static List<String> ids(HumanitecClient humanitec) {
    return humanitec.organization("acme").registries().list().stream().map(Registry::id).toList();
  }

  static RegistryCreds create(HumanitecClient humanitec, Secret password) {
    // @start region="create"
    RegistryService registries = humanitec.organization("acme").registries();
    registries.create(
        CreateRegistry.builder("acme-images", "images.acme.example").basic("ci", password).build());

    RegistryCreds creds = registries.creds("acme-images");
    System.out.println(creds.registry() + " has the user name " + creds.username());
    // @end
    return creds;
  }

  static String signInToDocker(RegistryService registries, Path config) {
    // @start region="docker"
    DockerLogin login = registries.dockerLogin("acme-images");
    DockerConfig.at(config).put(login); // only the owner can read the file
    String image = login.imageReference("api", "1.0.0"); // images.acme.example/api:1.0.0
    // @end
    return image;
  }

  static void keepSignedIn(RegistryService registries, Path config) {
    CredsSource source = registries.credsSource("acme-images"); // sends nothing yet
    DockerConfig.at(config).put(source.dockerLogin()); // before each push or pull
  }
}
