/**
 * Stateful, in-process fakes of the providers' APIs, for tests without a network.
 *
 * {@snippet :
 * try (FakeBuildkite fake = FakeBuildkite.start();
 *     BuildkiteClient buildkite =
 *         BuildkiteClient.builder()
 *             .baseUrl(fake.baseUrl().toString())
 *             .token(Secret.of(fake.token()))
 *             .build()) {
 *   fake.addRegistry("acme", "debs", "debian");
 *   fake.faults().on(BuildkiteOperation.GET_REGISTRY).once(Fault.status(503));
 *
 *   buildkite.organization("acme").registries().get("debs"); // sent twice
 *
 *   return fake.calls(BuildkiteOperation.GET_REGISTRY).size();
 * } // fails here if the fake received a request that it does not know
 * }
 */
module io.github.registrysdk.testing {
  requires com.fasterxml.jackson.databind;
  requires mockwebserver3;
  requires okhttp3;
  requires okio;
  requires org.bouncycastle.provider;
  requires org.slf4j;
  requires transitive org.jspecify;
  requires static org.junit.jupiter.api;

  exports io.github.registrysdk.testing;
}
