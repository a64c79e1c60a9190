package io.github.registrysdk.core;

import java.util.List;

/**
 * Several registries fit one request, or the response does not contain enough to tell whether a
 * registry fits, so it is unknown which one is meant. Nothing was changed, except if an exception
 * of a write is among {@link #getSuppressed()}.
 */
public final class AmbiguousRegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An array, because a list need not be serializable. */
  private final String[] names;

  /**
   * Creates the exception. Only the SDK calls it.
   *
   * @param registry what identifies the registry in the request
   * @param names the names or slugs of the registries that fit; if it is only one, its response
   *     does not contain enough to tell
   */
  public AmbiguousRegistryException(String registry, List<String> names) {
    super(
        "the request for "
            + registry
            + (names.size() == 1
                ? " may be for "
                    + names.get(0)
                    + ", whose response does not contain enough to tell; update it by name, or delete it"
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
