package io.github.registrysdk.github;

import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Require;
import io.github.registrysdk.github.model.RegistryVisibility;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The repositories of an organization that may use a private registry or a secret. Sent as {@code
 * visibility}, and as {@code selected_repository_ids} if repositories are selected. Instances are
 * immutable.
 */
public final class RepositoryAccess {
  private static final RepositoryAccess ALL = new RepositoryAccess(RegistryVisibility.ALL, null);
  private static final RepositoryAccess PRIVATE =
      new RepositoryAccess(RegistryVisibility.PRIVATE, null);

  private final RegistryVisibility visibility;

  /** Numeric IDs, or names that are replaced by IDs before a request is sent. */
  private final @Nullable List<?> repositories;

  private RepositoryAccess(RegistryVisibility visibility, @Nullable List<?> repositories) {
    this.visibility = visibility;
    this.repositories = repositories;
  }

  /** {@return access for all repositories: the visibility {@code all}} */
  public static RepositoryAccess all() {
    return ALL;
  }

  /** {@return access for all private and internal repositories: the visibility {@code private}} */
  public static RepositoryAccess privateRepositories() {
    return PRIVATE;
  }

  /**
   * Returns access for selected repositories only: the visibility {@code selected}.
   *
   * @param repositoryIds the numeric IDs of the repositories; with no ID, no repository has access
   * @return access for the selected repositories
   * @throws IllegalArgumentException if an ID is not positive
   */
  public static RepositoryAccess selected(long... repositoryIds) {
    return selected(Arrays.stream(repositoryIds).boxed().toList());
  }

  /**
   * Returns access for selected repositories only: the visibility {@code selected}.
   *
   * @param repositoryIds the numeric IDs of the repositories; with no ID, no repository has access
   * @return access for the selected repositories
   * @throws IllegalArgumentException if an ID is not positive
   */
  public static RepositoryAccess selected(List<Long> repositoryIds) {
    for (Long id : Objects.requireNonNull(repositoryIds, "repositoryIds")) {
      if (Objects.requireNonNull(id, "repositoryIds contains null") <= 0) {
        throw new IllegalArgumentException("repositoryIds must be positive");
      }
    }
    return new RepositoryAccess(RegistryVisibility.SELECTED, List.copyOf(repositoryIds));
  }

  /**
   * Returns access for repositories of the organization that are selected by name: the visibility
   * {@code selected}. See {@link #selectedNames}.
   *
   * @param repository the name of a repository, without its owner
   * @param more the names of more repositories
   * @return access for the selected repositories
   * @throws IllegalArgumentException if a name is not a valid path segment
   */
  public static RepositoryAccess selected(String repository, String... more) {
    return selectedNames(Stream.concat(Stream.of(repository), Arrays.stream(more)).toList());
  }

  /**
   * Returns access for repositories of the organization that are selected by name: the visibility
   * {@code selected}.
   *
   * <p>GitHub accepts only IDs. Before the request that contains this access, the client therefore
   * gets each repository with one additional request, as {@link RepositoryService#get} does; that
   * method describes the required scope. Names are case-insensitive. If a repository was renamed,
   * its old name selects it too. If a name can't be used, nothing is changed, and the method that
   * sends the request throws one of these exceptions:
   *
   * <ul>
   *   <li>a {@link io.github.registrysdk.core.NotFoundException} that contains the name, if there
   *       is no such repository, or if the token must not see it;
   *   <li>an {@link IllegalArgumentException} that contains the name, if the repository was
   *       transferred to another owner.
   * </ul>
   *
   * @param repositories the names of the repositories, without their owner; with no name, no
   *     repository has access
   * @return access for the selected repositories
   * @throws IllegalArgumentException if a name is not a valid path segment
   */
  public static RepositoryAccess selectedNames(List<String> repositories) {
    Objects.requireNonNull(repositories, "repositories")
        .forEach(name -> Require.identifier("repositories", name));
    return new RepositoryAccess(RegistryVisibility.SELECTED, List.copyOf(repositories));
  }

  RequestFields addTo(RequestFields fields) {
    RequestFields more = fields.with("visibility", visibility.value());
    return repositories == null ? more : more.with(RepositoryIds.FIELD, repositories);
  }

  /** Numeric IDs or names. */
  List<?> selection() {
    if (repositories == null) {
      throw new IllegalArgumentException("access must be for selected repositories");
    }
    return repositories;
  }

  @Override
  public String toString() {
    return repositories == null ? visibility.value() : visibility + " " + repositories;
  }
}
