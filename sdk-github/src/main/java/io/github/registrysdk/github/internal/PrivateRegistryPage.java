package io.github.registrysdk.github.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.github.model.PrivateRegistry;
import java.util.List;

/**
 * One page of private registries.
 *
 * @param totalCount the number of registries on all pages
 * @param configurations the registries on this page
 */
public record PrivateRegistryPage(
    long totalCount, @JsonProperty(required = true) List<PrivateRegistry> configurations) {
  /** Copies the registries. */
  public PrivateRegistryPage {
    configurations = List.copyOf(configurations);
  }
}
