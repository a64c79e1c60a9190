package io.github.registrysdk.github;

import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.github.model.GitHubRepository;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the IDs of repositories by name, with one request for each name. */
final class RepositoryIds {
  static final String FIELD = "selected_repository_ids";

  private final RepositoryService repositories;
  private final String organization;
  private final Map<String, Long> known = new HashMap<>();

  RepositoryIds(RepositoryService repositories, String organization) {
    this.repositories = repositories;
    this.organization = organization;
  }

  /** Whether a request names repositories. */
  static boolean areMissing(RequestFields fields) {
    return fields.asMap().get(FIELD) instanceof List<?> selected
        && selected.stream().anyMatch(String.class::isInstance);
  }

  /**
   * Replaces the names of repositories.
   *
   * @throws IllegalArgumentException if a repository belongs to another owner
   */
  RequestFields addTo(RequestFields fields) {
    if (!areMissing(fields) || !(fields.asMap().get(FIELD) instanceof List<?> selected)) {
      return fields;
    }
    Set<Object> ids = new LinkedHashSet<>();
    for (Object one : selected) {
      ids.add(one instanceof String name ? id(name) : one);
    }
    return fields.with(FIELD, List.copyOf(ids));
  }

  private long id(String name) {
    String key = name.toLowerCase(Locale.ROOT); // GitHub ignores case
    Long id = known.get(key);
    if (id == null) {
      id = ownId(name);
      known.put(key, id);
    }
    return id;
  }

  /** GitHub redirects from a repository that was transferred to the repository of its new owner. */
  private long ownId(String name) {
    GitHubRepository found = repositories.get(name);
    if (!found.fullName().equalsIgnoreCase(organization + "/" + found.name())) {
      throw new IllegalArgumentException(
          "the repository \""
              + name
              + "\" was transferred: it does not belong to the organization \""
              + organization
              + "\" any more; nothing was changed");
    }
    return found.id();
  }
}
