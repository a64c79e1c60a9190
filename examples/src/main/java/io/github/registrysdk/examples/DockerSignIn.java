package io.github.registrysdk.examples;

import io.github.registrysdk.core.DockerConfig;
import io.github.registrysdk.humanitec.CredsSource;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.testing.FakeHumanitec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the current credentials of a registry to Docker's {@code config.json}, and keeps what the
 * file contains already. If credentials expire, as Amazon's do after hours, do it again before each
 * use: the source requests new ones only if they are about to expire.
 */
public final class DockerSignIn {
  private DockerSignIn() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("docker-sign-in-");
    Path config = folder.resolve("config.json"); // ~/.docker/config.json
    try (FakeHumanitec fake = FakeHumanitec.start();
        HumanitecClient humanitec = fake.configure(HumanitecClient.builder()).build()) {
      String domain = "1234.dkr.ecr.eu-central-1.amazonaws.com";
      fake.addRegistry("acme", "acme-images", domain, "amazon_ecr");
      fake.putCreds("acme", "acme-images", "an access key's id", "its secret", null);
      Files.writeString(config, "{\"detachKeys\": \"ctrl-q\"}");

      CredsSource source = humanitec.organization("acme").registries().credsSource("acme-images");
      DockerConfig.at(config).put(source.dockerLogin());

      System.out.println("good until " + source.creds().expires());
      Files.readString(config)
          .lines()
          .map(line -> line.contains("\"auth\"") ? "      \"auth\" : ..." : line) // a secret
          .forEach(System.out::println);
    } finally {
      Files.deleteIfExists(config);
      Files.delete(folder);
    }
  }
}
