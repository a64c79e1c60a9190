package io.github.registrysdk.core.toolkit;

import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.SecretPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How {@link Ensure} reads, compares and changes the registries of a provider.
 *
 * @param <D> describes a registry
 * @param <T> a registry
 */
public interface RegistryStore<D, T> {
  /** What identifies the registry that a request describes. */
  Object keyOf(D desired);

  /** What identifies a registry: equal to the key of the request that describes it. */
  Object key(T registry);

  /**
   * The key of registries that can be the one that a request describes, although their responses do
   * not contain enough to tell; null if there are none. A create could then be a second one.
   */
  default @Nullable Object uncertainKeyOf(D desired) {
    return null;
  }

  /** The registry that a request describes, for messages and plans. */
  default String titleOf(D desired) {
    return keyOf(desired).toString();
  }

  /** The name or slug, by which a caller can fetch and delete the registry. */
  String name(T registry);

  /** All registries, in one pass over the list. */
  Iterable<T> all();

  /** Registries among which are all that a request can mean, read now. */
  default Iterable<T> find(D desired) {
    return all();
  }

  /**
   * The fields that differ.
   *
   * @param current the registry, or null if it does not exist
   */
  List<FieldChange> changes(D desired, @Nullable T current, SecretPolicy policy);

  /** Sends one create. */
  T create(D desired);

  /** Sends one update. */
  T update(D desired, T current, List<FieldChange> changes);
}
