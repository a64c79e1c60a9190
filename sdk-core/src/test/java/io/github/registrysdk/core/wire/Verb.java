package io.github.registrysdk.core.wire;

import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.core.wire.acme.AcmeClient;
import java.util.function.Function;

/** An operation of each retry class. */
@SuppressWarnings("ImmutableEnumChecker") // A function holds no state.
enum Verb {
  GET(RetryClass.SAFE, client -> client.widgets().get("w1")),
  DELETE(
      RetryClass.DELETE,
      client -> {
        client.widgets().delete("w1");
        return "deleted";
      }),
  REPLACE(RetryClass.REPEATABLE, client -> client.widgets().replace("w1", "one")),
  UPDATE(RetryClass.UPDATE, client -> client.widgets().update("w1", "one")),
  CREATE(RetryClass.CREATE, client -> client.widgets().create("one"));

  final RetryClass retryClass;
  private final Function<AcmeClient, Object> call;

  Verb(RetryClass retryClass, Function<AcmeClient, Object> call) {
    this.retryClass = retryClass;
    this.call = call;
  }

  Object send(AcmeClient client) {
    return call.apply(client);
  }

  /** Whether sending it twice could do something twice. */
  boolean precious() {
    return this == UPDATE || this == CREATE;
  }
}
