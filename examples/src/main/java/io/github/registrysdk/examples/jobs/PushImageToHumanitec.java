package io.github.registrysdk.examples.jobs;

import io.github.registrysdk.core.DockerConfig;
import io.github.registrysdk.core.DockerLogin;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.humanitec.RegistryService;
import java.nio.file.Path;

/**
 * Signs Docker in to Humanitec's registry, and prints the name to push an image to. Arguments: the
 * name and the tag of the image, such as {@code api 1.2.0}.
 */
public final class PushImageToHumanitec {
  private PushImageToHumanitec() {}

  public static void main(String[] arguments) {
    Path config = Path.of(System.getProperty("user.home"), ".docker", "config.json");
    try (HumanitecClient humanitec = HumanitecClient.fromEnvironment()) {
      RegistryService registries = humanitec.organization().registries();
      System.out.println(run(registries, config, arguments[0], arguments[1]));
    }
  }

  static String run(RegistryService registries, Path config, String image, String tag) {
    DockerLogin login = registries.dockerLogin(RegistryService.BUILT_IN);
    DockerConfig.at(config).put(login);
    return login.imageReference(image, tag); // for docker push
  }
}
