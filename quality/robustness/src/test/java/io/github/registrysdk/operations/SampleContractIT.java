package io.github.registrysdk.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testsupport.ContractProxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation, and the fake's response to it, against the provider's OpenAPI document. */
class SampleContractIT {
  /**
   * The documents do not describe the storage, the sign-in of GitHub Apps and the hosts from which
   * jobs get tokens, and Prism follows the redirect of a download itself.
   */
  static List<Sample> samples() {
    return Samples.all().stream()
        .filter(sample -> !sample.isStorage() && !sample.isDownload())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void keepsToTheContract(Sample sample) {
    try (FakeWorld world = new FakeWorld(sample);
        ContractProxy prism =
            ContractProxy.before(document(sample.provider()), world.fake.baseUrl());
        ApiClient<?> client = world.client(sample, prism.baseUrl())) {
      int before = world.requests(sample.operation());
      long callsBefore = calls(world);

      sample.call(world.caller.with(client));

      assertThat(world.requests(sample.operation())).isEqualTo(before + 1);
      assertThat(world.effects(sample)).isEqualTo(1);
      long calls = calls(world) - callsBefore;
      assertThat(prism.forwarded(calls)).isEqualTo(calls);
      assertThat(prism.violations()).isEmpty();
    }
  }

  /** Those that go through the proxy; the storage has a host of its own. */
  private static long calls(FakeWorld world) {
    return world.fake.calls().stream()
        .filter(call -> !call.operation().equals(Optional.of(BuildkiteOperation.STORE_UPLOAD)))
        .count();
  }

  private static String document(Provider provider) {
    return provider == Provider.HUMANITEC ? "humanitec-registries.json" : provider + ".json";
  }
}
