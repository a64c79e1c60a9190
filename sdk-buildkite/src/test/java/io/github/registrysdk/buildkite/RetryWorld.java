package io.github.registrysdk.buildkite;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.registrysdk.core.Upload;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakePackageRegistry;
import io.github.registrysdk.testing.ManualClock;

/** A Buildkite with one of everything, and a client that never really waits. */
final class RetryWorld implements AutoCloseable {
  final ManualClock clock = ManualClock.create();
  final FakeBuildkite fake = FakeBuildkite.builder().clock(clock).start();
  final BuildkiteClient client = Clients.of(fake, clock);
  final BuildkiteOrganization acme = client.organization("acme");
  final RegistryPackageService packages;
  final RegistryTokenService tokens;
  final String packageId;
  final String tokenId;

  RetryWorld() {
    fake.addRegistry("acme", "gems", "ruby");
    fake.addRegistry("acme", "other", "ruby");
    packageId = fake.addPackage("acme", "gems", "a-1.gem", "peel".getBytes(UTF_8));
    packages = acme.registry("gems").packages();
    tokens = acme.registry("gems").tokens();
    tokenId = tokens.create("first").id();
  }

  Upload upload() {
    return Upload.bytes("b-1.gem", "peel".getBytes(UTF_8));
  }

  FakePackageRegistry held(String registry) {
    return fake.organization("acme").registry(registry);
  }

  int registries() {
    return fake.organization("acme").registries().size();
  }

  @Override
  public void close() {
    client.close();
    fake.close();
  }
}
