package io.github.registrysdk.github;

import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.github.model.RegistryVisibility;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which repositories may use a private registry. Chosen repositories go with {@code selected} and
 * with nothing else.
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

  /** {@return access for all repositories of the organization: {@code visibility} {@code all}} */
  public static RepositoryAccess all() {
    return ALL;
  }

  /**
   * {@return access for its private and internal repositories: {@code visibility} {@code private}}
   */
  public static RepositoryAccess privateRepositories() {
    return PRIVATE;
  }

  /**
   * These repositories.
   *
   * @param repositoryIds GitHub's numeric ids; none to take the registry away from all of them
   * @return access for them: {@code visibility} {@code selected}
   * @throws IllegalArgumentException if an id is not positive
   */
  public static RepositoryAccess selected(long... repositoryIds) {
    return selected(Arrays.stream(repositoryIds).boxed().toList());
  }

  /**
   * These repositories.
   *
   * @param repositoryIds GitHub's numeric ids; none to take the registry away from all of them
   * @return access for them: {@code visibility} {@code selected}
   * @throws IllegalArgumentException if an id is not positive
   */
  public static RepositoryAccess selected(List<Long> repositoryIds) {
    for (Long id : Objects.requireNonNull(repositoryIds, "repositoryIds")) {
      if (Objects.requireNonNull(id, "repositoryIds has null in it") <= 0) {
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
