package io.github.registrysdk.fuzzing;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.toolkit.TestSeams;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import io.github.registrysdk.operations.Provider;
import io.github.registrysdk.testing.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.util.Random;

/** Clients whose waits take no time and whose jitter is always the same. */
final class Clients {
  private static final String HERE = "http://localhost/";

  private Clients() {}

  static BuildkiteClient buildkite(MemoryWire wire) {
    return set(BuildkiteClient.builder(), wire).packagesUrl(URI.create(HERE)).build();
  }

  static GitHubClient github(MemoryWire wire) {
    return set(GitHubClient.builder().minWriteInterval(Duration.ZERO), wire).build();
  }

  static HumanitecClient humanitec(MemoryWire wire) {
    return set(HumanitecClient.builder(), wire).build();
  }

  static ApiClient<?> of(Provider provider, MemoryWire wire) {
    return switch (provider) {
      case BUILDKITE -> buildkite(wire);
      case GITHUB -> github(wire);
      case HUMANITEC -> humanitec(wire);
    };
  }

  /** All that the three have in common. */
  static <B extends ClientBuilder<B>> B set(B builder, MemoryWire wire) {
    return TestSeams.random(ManualClock.create().configure(builder), new Random(1))
        .baseUrl(HERE)
        .token(Canary.TOKEN.secret())
        .httpClient(wire.client());
  }
}
