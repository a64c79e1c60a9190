package io.github.registrysdk.github.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.github.model.GitHubRepository;
import java.util.List;

/**
 * One page of repositories.
 *
 * @param totalCount the number of repositories on all pages
 * @param repositories the repositories on this page
 */
public record RepositoryPage(
    long totalCount, @JsonProperty(required = true) List<GitHubRepository> repositories) {
  /** Copies the repositories. */
  public RepositoryPage {
    repositories = List.copyOf(repositories);
  }
}
