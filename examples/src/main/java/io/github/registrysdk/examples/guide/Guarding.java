package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import java.util.function.Consumer;

/** Secrets, and where they go. */
final class Guarding {
  private Guarding() {}

  static String handOn(Secret secret, Consumer<String> store) {
    try {
      store.accept(secret.reveal()); // the only way to read it
      return "stored " + secret; // stored [secret]
    } finally {
      secret.destroy(); // overwrites the SDK's copy
    }
  }

  static BuildkiteClient behindGateway(String gateway, Secret token) {
    return BuildkiteClient.builder()
        .baseUrl(gateway)
        .allowPlainHttp() // the network can read the token; logs a warning
        .token(token)
        .build();
  }
}
