package io.github.registrysdk.examples;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.sandbox.Sandbox;
import io.github.registrysdk.examples.sandbox.TemporaryFolder;
import io.github.registrysdk.rotation.TokenHolder;
import io.github.registrysdk.rotation.TokenRotation;

/**
 * Replaces a registry token in a file and in the configuration of Docker. The old token stays valid
 * for a grace period, so that nobody who has it fails in the meantime.
 */
public final class RotateAToken {
  private RotateAToken() {}

  public static void main(String[] args) {
    try (Sandbox sandbox = Sandbox.start();
        TemporaryFolder folder = new TemporaryFolder()) {
      TokenHolder file = TokenHolder.file(folder.path().resolve("token"));
      TokenRotation rotation =
          TokenRotation.of(sandbox.debs().tokens(), "build machines")
              .to(file)
              .to(
                  TokenHolder.dockerConfig(
                      folder.path().resolve("config.json"), "packages.buildkite.com"))
              .progress(System.out::println)
              .build();
      rotation.run();
      Secret before = file.held().orElseThrow();
      rotation.run(); // usually a month later
      System.out.println("the file has a new token: " + !file.held().orElseThrow().equals(before));
      rotation
          .resume() // once a day: finishes what has failed, and deletes what nobody has any more
          .tokens()
          .forEach(token -> System.out.println(token.id() + " is deleted at " + token.deleteAt()));
    }
  }
}
