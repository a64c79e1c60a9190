package io.github.registrysdk.github.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.github.model.DependabotSecret;
import java.util.List;

/**
 * One page of Dependabot secrets.
 *
 * @param totalCount the number of secrets on all pages
 * @param secrets the secrets on this page
 */
public record DependabotSecretPage(
    long totalCount, @JsonProperty(required = true) List<DependabotSecret> secrets) {
  /** Copies the secrets. */
  public DependabotSecretPage {
    secrets = List.copyOf(secrets);
  }
}
