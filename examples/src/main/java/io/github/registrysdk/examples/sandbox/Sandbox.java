package io.github.registrysdk.examples.sandbox;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.PackageRegistryHandle;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.FakeBuildkite;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the smaller examples start from: a fake Buildkite in this JVM whose organization {@code
 * acme} has the registry {@code debs} with three packages, and a client for it. With an account of
 * your own, {@link BuildkiteClient#fromEnvironment()} takes the place of {@link #client()}.
 */
public final class Sandbox implements AutoCloseable {
  private final FakeBuildkite fake;
  private final BuildkiteClient client;

  private Sandbox(FakeBuildkite fake) {
    this.fake = fake;
    this.client = clientFor(fake, fake.token());
  }

  private static BuildkiteClient clientFor(FakeBuildkite fake, String token) {
    return BuildkiteClient.builder().baseUrl(fake.baseUrl()).token(Secret.of(token)).build();
  }

  public static Sandbox start() {
    FakeBuildkite fake = FakeBuildkite.start();
    fake.addRegistry("acme", "debs", "debian");
    for (String name : List.of("banana_1.0.0_all", "banana_1.1.0_all", "cherry_2.0.0_all")) {
      fake.addPackage("acme", "debs", name + ".deb", name.getBytes(StandardCharsets.UTF_8));
    }
    return new Sandbox(fake);
  }

  public FakeBuildkite fake() {
    return fake;
  }

  public BuildkiteClient client() {
    return client;
  }

  /** Another client, which the caller closes. */
  public BuildkiteClient clientFor(String token) {
    return clientFor(fake, token);
  }

  public BuildkiteOrganization acme() {
    return client.organization("acme");
  }

  public PackageRegistryHandle debs() {
    return acme().registry("debs");
  }

  @Override
  public void close() {
    client.close();
    fake.close();
  }
}
