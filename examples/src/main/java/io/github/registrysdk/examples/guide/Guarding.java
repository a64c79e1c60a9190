package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import java.util.function.Consumer;

/** Secrets, and where they go. */
final class Guarding {
  private Guarding() {}

  static String handOn(Secret secret, Consumer<String> store) {
    try {
      store.accept(secret.reveal()); // the only way to see it
      return "stored " + secret; // stored [secret]
    } finally {
      secret.destroy(); // as far as a JVM can
    }
  }

  static BuildkiteClient behindGateway(String gateway, Secret token) {
    return BuildkiteClient.builder()
        .baseUrl(gateway)
        .allowPlainHttp() // everybody on the way can read the token; a warning is logged
        .token(token)
        .build();
  }
}
