package io.github.registrysdk.github.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.github.model.PrivateRegistry;
import java.util.List;

/**
 * A page of private registries as it comes.
 *
 * @param totalCount on all pages
 * @param configurations on this one
 */
public record PrivateRegistryPage(
    long totalCount, @JsonProperty(required = true) List<PrivateRegistry> configurations) {
  /** Copies the registries. */
  public PrivateRegistryPage {
    configurations = List.copyOf(configurations);
  }
}
