package io.github.registrysdk.operations;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The samples of all providers. */
public final class Samples {
  private Samples() {}

  /** All but the requests with which a GitHub App or a CI job signs in. */
  public static List<Sample> all() {
    return withSignIn().stream().filter(sample -> !sample.signsIn()).toList();
  }

  public static List<Sample> withSignIn() {
    return Arrays.stream(Provider.values())
        .flatMap(provider -> provider.samples().stream())
        .toList();
  }

  /** Also what callers send with {@code send}. */
  public static List<Sample> withSent() {
    return Stream.concat(withSignIn().stream(), GitHubSamples.sent().stream()).toList();
  }

  public static List<Sample> of(Provider provider) {
    return all().stream().filter(sample -> sample.provider() == provider).toList();
  }

  public static Sample named(String id) {
    return all().stream().filter(sample -> sample.id().equals(id)).findFirst().orElseThrow();
  }
}
