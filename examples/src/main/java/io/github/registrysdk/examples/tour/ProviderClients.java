package io.github.registrysdk.examples.tour;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client for each provider; closed together.
 *
 * @param buildkite its token needs read and write of registries and of packages
 * @param github its token needs to write the organization's private registries
 * @param humanitec its token needs a role that may change registries
 * @param images the host of Buildkite's images, with the token of {@code buildkite}
 * @param organizations where
 */
record ProviderClients(
    BuildkiteClient buildkite,
    GitHubClient github,
    HumanitecClient humanitec,
    ImageHost images,
    OrganizationNames organizations)
    implements AutoCloseable {
  private static final List<String> NEEDED =
      List.of(
          "BUILDKITE_API_TOKEN",
          "BUILDKITE_ORGANIZATION_SLUG",
          "GITHUB_TOKEN",
          "GITHUB_ORGANIZATION",
          "HUMANITEC_TOKEN",
          "HUMANITEC_ORG");

  /**
   * Clients for the providers themselves.
   *
   * @param env the environment, which must contain {@code BUILDKITE_API_TOKEN}, {@code
   *     BUILDKITE_ORGANIZATION_SLUG}, {@code GITHUB_TOKEN}, {@code GITHUB_ORGANIZATION}, {@code
   *     HUMANITEC_TOKEN} and {@code HUMANITEC_ORG}
   * @param observer is notified of the calls
   * @return empty if one of the six is missing
   * @throws IllegalStateException if Buildkite's token is for another server than Buildkite's
   */
  public static Optional<ProviderClients> live(Map<String, String> env, CallObserver observer) {
    if (NEEDED.stream().anyMatch(name -> value(env, name).isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new ProviderClients(
            buildkite(env, observer),
            github(env, observer),
            humanitec(env, observer),
            new ImageHost(ImageHost.BUILDKITE, Secret.of(value(env, "BUILDKITE_API_TOKEN"))),
            new OrganizationNames(
                value(env, "BUILDKITE_ORGANIZATION_SLUG"),
                value(env, "GITHUB_ORGANIZATION"),
                value(env, "HUMANITEC_ORG"))));
  }

  /** Its token also goes to the host of Buildkite's images, which must not get that of another. */
  private static BuildkiteClient buildkite(Map<String, String> env, CallObserver observer) {
    try (BuildkiteClient client = BuildkiteClient.fromEnvironment(env)) {
      String host = client.baseUrl().getHost();
      if (!host.equals("api.buildkite.com")) {
        throw new IllegalStateException(
            "the rotation pushes an image to packages.buildkite.com, but the token is for " + host);
      }
      return configure(BuildkiteClient.builder(), client, env, "BUILDKITE_API_TOKEN", observer)
          .build();
    }
  }

  private static GitHubClient github(Map<String, String> env, CallObserver observer) {
    try (GitHubClient client = GitHubClient.fromEnvironment(env)) {
      return configure(GitHubClient.builder(), client, env, "GITHUB_TOKEN", observer).build();
    }
  }

  private static HumanitecClient humanitec(Map<String, String> env, CallObserver observer) {
    try (HumanitecClient client = HumanitecClient.fromEnvironment(env)) {
      return configure(HumanitecClient.builder(), client, env, "HUMANITEC_TOKEN", observer).build();
    }
  }

  /** The client from the environment knows which server the token is for, but has no observer. */
  private static <B extends ClientBuilder<B>> B configure(
      B builder,
      ApiClient<?> client,
      Map<String, String> env,
      String token,
      CallObserver observer) {
    return builder
        .baseUrl(client.baseUrl().toString())
        .token(Secret.of(value(env, token)))
        .observer(observer);
  }

  private static String value(Map<String, String> env, String name) {
    return env.getOrDefault(name, "").strip();
  }

  /** The organization at each provider; sends nothing. */
  public Providers providers() {
    return new Providers(
        buildkite.organization(organizations.buildkite()),
        github.organization(organizations.github()),
        humanitec.organization(organizations.humanitec()),
        images);
  }

  @Override
  public void close() {
    try (buildkite;
        github) {
      humanitec.close();
    }
  }
}
