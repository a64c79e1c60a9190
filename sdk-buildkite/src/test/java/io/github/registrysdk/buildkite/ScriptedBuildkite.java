package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testsupport.wire.ScriptedServer;
import java.net.URI;

/** A server that sends the responses of a script, and a client of it. */
final class ScriptedBuildkite extends ScriptedServer<ScriptedBuildkite> {
  static final String TOKEN = "bkua_scripted";

  private final BuildkiteClient client =
      BuildkiteClient.builder()
          .token(Secret.of(TOKEN))
          .baseUrl(url())
          .packagesUrl(URI.create(url()))
          .retryPolicy(RetryPolicy.none())
          .build();

  ScriptedBuildkite() {
    super("buildkite", TOKEN, "application/json");
  }

  @Override
  protected ScriptedBuildkite self() {
    return this;
  }

  BuildkiteClient client() {
    return client;
  }

  BuildkiteOrganization acme() {
    return client.organization("acme");
  }

  PackageRegistryHandle gems() {
    return acme().registry("gems");
  }

  @Override
  public void close() {
    client.close();
    super.close();
  }
}
