package io.github.registrysdk.core;

import java.util.List;

/**
 * It is unknown which registry a request is for. Either several registries match the request, or
 * the response does not contain enough to decide whether a registry matches. Nothing was changed,
 * unless {@link #getSuppressed()} contains the exception of a write.
 */
public final class AmbiguousRegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An array, because a list need not be serializable. */
  private final String[] names;

  /**
   * Creates the exception. Only the SDK calls it.
   *
   * @param registry what identifies the registry in the request
   * @param names the names or slugs of the registries that match. A single name means that the
   *     response does not contain enough to decide whether this registry matches
   */
  public AmbiguousRegistryException(String registry, List<String> names) {
    super(
        "the request for "
            + registry
            + (names.size() == 1
                ? " may be for the registry "
                    + names.get(0)
                    + ", but its response does not contain enough to decide; update this registry by its"
                    + " name, or delete it"
                : " may be for several registries: "
                    + String.join(" and ", names)
                    + "; delete or rename all but one"));
    this.names = names.toArray(String[]::new);
  }

  /** {@return the names or slugs of the registries, by which they can be fetched and deleted} */
  public List<String> names() {
    return List.of(names);
  }
}
