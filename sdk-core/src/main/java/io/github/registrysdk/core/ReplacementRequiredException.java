package io.github.registrysdk.core;

import java.util.List;

/**
 * A registry differs from the request in a field that the provider can't change. Nothing was
 * changed. To replace the registry, delete it and create it again. Its content, its tokens and
 * references to it can be lost.
 */
public final class ReplacementRequiredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An array, because a list need not be serializable. */
  private final String[] fields;

  /**
   * Creates the exception. Only the SDK calls it.
   *
   * @param registry what identifies the registry
   * @param fields the JSON names of the fields that can't be changed
   */
  public ReplacementRequiredException(String registry, List<String> fields) {
    super(
        "the provider can't change "
            + String.join(" and ", fields)
            + " of the registry "
            + registry
            + "; nothing was changed: change the request, or delete the registry and create it"
            + " again");
    this.fields = fields.toArray(String[]::new);
  }

  /** {@return the JSON names of the fields that the provider can't change} */
  public List<String> fields() {
    return List.of(fields);
  }
}
