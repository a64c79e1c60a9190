package io.github.registrysdk.github;

import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.github.model.RegistryVisibility;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The repositories of an organization that may use a private registry. Sent as {@code visibility},
 * and as {@code selected_repository_ids} if repositories are selected. Instances are immutable.
 */
public final class RepositoryAccess {
  private static final RepositoryAccess ALL = new RepositoryAccess(RegistryVisibility.ALL, null);
  private static final RepositoryAccess PRIVATE =
      new RepositoryAccess(RegistryVisibility.PRIVATE, null);

  private final RegistryVisibility visibility;
  private final @Nullable List<Long> repositoryIds;

  private RepositoryAccess(RegistryVisibility visibility, @Nullable List<Long> repositoryIds) {
    this.visibility = visibility;
    this.repositoryIds = repositoryIds;
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

  RequestFields addTo(RequestFields fields) {
    RequestFields more = fields.with("visibility", visibility.value());
    return repositoryIds == null ? more : more.with("selected_repository_ids", repositoryIds);
  }

  @Override
  public String toString() {
    return repositoryIds == null ? visibility.value() : visibility + " " + repositoryIds;
  }
}
