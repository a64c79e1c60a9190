package io.github.registrysdk.testing;

import io.github.registrysdk.testing.internal.github.GitHubBackend;
import java.util.Set;

/** Sets up a {@link FakeGitHub}. Not thread-safe. */
public final class FakeGitHubBuilder extends FakeBuilder<FakeGitHubBuilder, FakeGitHub> {

  private Set<String> permissions = Set.of("admin:org", "repo");
  private int hourlyLimit = 1_000_000;
  private int writeLimit = 1_000_000;
  private String basePath = "/";
  private boolean older;
  private boolean reportsRepositories;
  private Set<String> refusedTypes = Set.of();

  FakeGitHubBuilder() {
    super("ghp_fake000000000000000000000000");
  }

  @Override
  FakeGitHubBuilder self() {
    return this;
  }

  /**
   * Limits what the first access token may do. The default is {@code admin:org} and {@code repo},
   * which permit everything.
   *
   * @param names a classic token's scopes, or a fine-grained token's permissions such as {@code
   *     organization_private_registries:read}
   * @return this builder
   */
  public FakeGitHubBuilder permissions(String... names) {
    this.permissions = Set.of(names);
    return this;
  }

  /**
   * Sets the primary and the secondary rate limit. The default of each is a million. GitHub's own
   * limits are 5,000 and about 80.
   *
   * @param perHour requests an hour for a token, at least 1
   * @param writesPerMinute requests a minute for a token that are not GET, at least 1
   * @return this builder
   * @throws IllegalArgumentException if a limit is not positive
   */
  public FakeGitHubBuilder limits(int perHour, int writesPerMinute) {
    if (perHour < 1 || writesPerMinute < 1) {
      throw new IllegalArgumentException("a limit allows at least one request");
    }
    this.hourlyLimit = perHour;
    this.writeLimit = writesPerMinute;
    return this;
  }

  /**
   * Puts the API under a path, as GitHub Enterprise Server does with {@code /api/v3/}. The default
   * is {@code /}.
   *
   * @param path the path, starting and ending with a slash
   * @return this builder
   * @throws IllegalArgumentException if the path does not start and end with a slash
   */
  public FakeGitHubBuilder basePath(String path) {
    if (!path.startsWith("/") || !path.endsWith("/")) {
      throw new IllegalArgumentException("a base path starts and ends with a slash: " + path);
    }
    this.basePath = path;
    return this;
  }

  /**
   * Makes the fake an older GitHub Enterprise Server. It knows only {@code maven_repository} and
   * the API version {@code 2022-11-28}. It refuses {@code url}, {@code replaces_base}, {@code
   * auth_type} and the fields of an authentication type, and does not return them.
   *
   * @return this builder
   */
  public FakeGitHubBuilder olderServer() {
    this.older = true;
    return this;
  }

  /**
   * Includes {@code selected_repository_ids} in the responses to get and list. By default only the
   * response to create contains them, as in GitHub's OpenAPI description.
   *
   * @return this builder
   */
  public FakeGitHubBuilder reportsSelectedRepositories() {
    this.reportsRepositories = true;
    return this;
  }

  /**
   * Refuses to create registries of these types. On 2026-05-15, github.com refused {@code
   * hex_organization} and {@code hex_repository}, which are in GitHub's OpenAPI description; see
   * pull request 3424 of {@code integrations/terraform-provider-github}. By default every type of
   * the description is accepted.
   *
   * @param types the types, such as {@code hex_organization}
   * @return this builder
   */
  public FakeGitHubBuilder refusesTypes(String... types) {
    this.refusedTypes = Set.of(types);
    return this;
  }

  @Override
  public FakeGitHub start() {
    var backend =
        new GitHubBackend(
            new GitHubBackend.Settings(
                clock,
                hourlyLimit,
                writeLimit,
                basePath,
                older,
                reportsRepositories,
                refusedTypes));
    backend.addOrganization(organization);
    backend.addAccessToken(token, permissions);
    return new FakeGitHub(backend, token);
  }
}
