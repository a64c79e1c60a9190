package io.github.registrysdk.core;

import java.util.List;

/**
 * Several registries fit one request, so it is unknown which of them is meant. Nothing was changed,
 * except if an exception of a write is among {@link #getSuppressed()}.
 */
public final class AmbiguousRegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An array, because a list need not be serializable. */
  private final String[] names;

  /**
   * Creates the exception. Only the SDK calls it.
   *
   * @param registry what identifies the registry in the request
   * @param names the names or slugs of the registries that fit
   */
  public AmbiguousRegistryException(String registry, List<String> names) {
    super(
        "the request for "
            + registry
            + " fits several registries: "
            + String.join(" and ", names)
            + "; delete or rename all but one");
    this.names = names.toArray(String[]::new);
  }

  /** {@return the names or slugs of the registries, by which they can be fetched and deleted} */
  public List<String> names() {
    return List.of(names);
  }
}
