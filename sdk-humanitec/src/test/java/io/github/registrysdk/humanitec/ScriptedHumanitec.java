package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testsupport.wire.ScriptedServer;
import mockwebserver3.MockResponse;

/** A server that sends the responses of a script, and a client of it. */
final class ScriptedHumanitec extends ScriptedServer<ScriptedHumanitec> {
  private static final String TOKEN = "humanitec-scripted";

  private final HumanitecClient client =
      HumanitecClient.builder()
          .token(Secret.of(TOKEN))
          .baseUrl(url())
          .retryPolicy(RetryPolicy.none())
          .build();

  ScriptedHumanitec() {
    super("humanitec", TOKEN, "application/json");
  }

  @Override
  protected ScriptedHumanitec self() {
    return this;
  }

  HumanitecClient client() {
    return client;
  }

  RegistryService registries() {
    return client.organization("acme").registries();
  }

  /** The next response, without a body. */
  ScriptedHumanitec responding(int status) {
    return responding(new MockResponse.Builder().code(status).build());
  }

  @Override
  public void close() {
    client.close();
    super.close();
  }
}
