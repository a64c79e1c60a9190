package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A client for each provider; closed together.
 *
 * @param buildkite its token needs read and write of registries and of packages
 * @param github its token needs to write the organization's private registries
 * @param humanitec its token needs a role that may change registries
 * @param images the host of Buildkite's images, with the token of {@code buildkite}
 * @param organizations where
 */
public record ProviderClients(
    BuildkiteClient buildkite,
    GitHubClient github,
    HumanitecClient humanitec,
    ImageHost images,
    OrganizationNames organizations)
    implements AutoCloseable {

  /**
   * Clients for the providers themselves.
   *
   * @param env the environment: the tokens are {@code BUILDKITE_API_TOKEN}, {@code GITHUB_TOKEN}
   *     and {@code HUMANITEC_TOKEN}, the organizations {@code BUILDKITE_ORGANIZATION}, {@code
   *     GITHUB_ORGANIZATION} and {@code HUMANITEC_ORGANIZATION}
   * @return empty if one of the six is missing
   */
  public static Optional<ProviderClients> live(Map<String, String> env) {
    Stream<String> needed =
        Stream.of("BUILDKITE_API_TOKEN", "GITHUB_TOKEN", "HUMANITEC_TOKEN")
            .flatMap(token -> Stream.of(token, token.replaceFirst("_.*", "_ORGANIZATION")));
    if (needed.anyMatch(name -> value(env, name).isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new ProviderClients(
            BuildkiteClient.builder().token(secret(env, "BUILDKITE_API_TOKEN")).build(),
            GitHubClient.builder().token(secret(env, "GITHUB_TOKEN")).build(),
            HumanitecClient.builder().token(secret(env, "HUMANITEC_TOKEN")).build(),
            new ImageHost(ImageHost.BUILDKITE, secret(env, "BUILDKITE_API_TOKEN")),
            new OrganizationNames(
                value(env, "BUILDKITE_ORGANIZATION"),
                value(env, "GITHUB_ORGANIZATION"),
                value(env, "HUMANITEC_ORGANIZATION"))));
  }

  private static Secret secret(Map<String, String> env, String name) {
    return Secret.of(value(env, name));
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
