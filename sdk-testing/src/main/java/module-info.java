/**
 * Stateful fakes of the providers' APIs in the test's own process, for tests without a network.
 *
 * {@snippet :
 * try (FakeBuildkite fake = FakeBuildkite.start();
 *     BuildkiteClient buildkite = fake.configure(BuildkiteClient.builder()).build()) {
 *   fake.addRegistry("acme", "debs", "debian");
 *   fake.faults().on(BuildkiteOperation.GET_REGISTRY).once(Fault.status(503));
 *
 *   buildkite.organization("acme").registries().get("debs"); // retried once
 *
 *   return fake.calls(BuildkiteOperation.GET_REGISTRY).size();
 * } // fails here if the fake received a request that the provider does not have
 * }
 */
module io.github.registrysdk.testing {
  requires com.fasterxml.jackson.databind;
  requires java.net.http;
  requires mockwebserver3;
  requires okhttp3;
  requires okio;
  requires org.bouncycastle.provider;
  requires transitive io.github.registrysdk.core;
  requires transitive org.jspecify;
  requires static org.junit.jupiter.api;

  exports io.github.registrysdk.testing;
}
