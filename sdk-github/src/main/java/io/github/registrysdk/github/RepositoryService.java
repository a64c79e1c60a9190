package io.github.registrysdk.github;

import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.github.model.GitHubRepository;

/**
 * The repositories of one organization, as far as access to registries and secrets needs them.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/repos#get-a-repository">GitHub: get a
 *     repository</a>
 */
public final class RepositoryService {
  private static final Operation GET =
      Operation.read("get a repository", "repos/{organization}/{name}");
  private static final JsonType<GitHubRepository> REPOSITORY = JsonType.of(GitHubRepository.class);

  private final Endpoint endpoint;
  private final String organization;

  RepositoryService(Endpoint endpoint, String organization) {
    this.endpoint = endpoint;
    this.organization = organization;
  }

  /**
   * Gets a repository with {@code GET /repos/{organization}/{name}}. If the repository was renamed,
   * or transferred to another owner, GitHub redirects the request, and this method returns the
   * repository with its new name or owner.
   *
   * <p>For a private repository, OAuth tokens and classic personal access tokens require the scope
   * {@code repo}. Fine-grained tokens and GitHub Apps require access to the repository, with the
   * repository permission "Metadata" (read). If the token must not see a repository, the response
   * is also 404.
   *
   * @param name the name of the repository, without its owner; it is case-insensitive
   * @return the repository
   * @throws IllegalArgumentException if the name is not a valid path segment
   * @throws io.github.registrysdk.core.NotFoundException if the repository does not exist, or if
   *     the token must not see it; the message contains the name
   */
  public GitHubRepository get(String name) {
    return endpoint
        .call(GET, organization, Require.identifier("repository", name))
        .explain(
            404,
            "there is no repository \""
                + name
                + "\" in the organization \""
                + organization
                + "\", or the token cannot read it, which needs the scope repo, or with"
                + " fine-grained tokens and Apps \"Metadata\" (read)")
        .fetch(REPOSITORY);
  }
}
