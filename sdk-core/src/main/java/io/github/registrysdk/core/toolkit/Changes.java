package io.github.registrysdk.core.toolkit;

import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.FieldChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields in which a registry differs from a request. Only what the request contains is
 * compared.
 */
public final class Changes {
  private static final String SECRET = "[secret]";

  private final Map<String, @Nullable Object> desired;
  private final List<FieldChange> changes = new ArrayList<>();

  /**
   * Nothing compared yet.
   *
   * @param desired what the request contains, without secrets, by the names of the fields
   */
  public Changes(Map<String, @Nullable Object> desired) {
    this.desired = desired;
  }

  /** Everything that the request contains, for a registry that does not exist. */
  public Changes all() {
    desired.forEach((field, value) -> add(field, null, value, Kind.VALUE));
    return this;
  }

  /** A value that the provider can change. */
  public Changes compare(String field, @Nullable Object current) {
    if (differs(field, current)) {
      add(field, current, desired.get(field), Kind.VALUE);
    }
    return this;
  }

  /** A value of which null means that the response does not contain it. */
  public Changes compareIfReported(String field, @Nullable Object current) {
    return current == null ? this : compare(field, current);
  }

  /** A value that the provider can't change, and does not always report. */
  public Changes fixed(String field, @Nullable Object current) {
    if (current != null && differs(field, current)) {
      add(field, current, desired.get(field), Kind.FIXED);
    }
    return this;
  }

  /** A secret that is sent. */
  public Changes secret(String field) {
    add(field, null, SECRET, Kind.SECRET);
    return this;
  }

  private boolean differs(String field, @Nullable Object current) {
    return desired.containsKey(field) && !Objects.equals(desired.get(field), current);
  }

  private void add(String field, @Nullable Object from, @Nullable Object to, Kind kind) {
    changes.add(new FieldChange(field, from, to, kind));
  }

  public List<FieldChange> list() {
    return changes;
  }
}
