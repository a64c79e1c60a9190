package io.github.registrysdk.core.toolkit;

import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.FieldChange.Kind;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.SecretPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields in which a registry differs from a request. Only what the request contains is
 * compared.
 */
public final class Changes {
  private static final String SECRET = "[secret]";
  private static final String NOT_SHOWN = "[not shown]";

  private final Map<String, @Nullable Object> desired;
  private final List<FieldChange> changes = new ArrayList<>();

  /**
   * Nothing compared yet.
   *
   * @param desired what the request contains, by the names of the fields
   */
  public Changes(Map<String, @Nullable Object> desired) {
    this.desired = desired;
  }

  /** Everything that the request contains, for a registry that does not exist. */
  public Changes all() {
    desired.forEach(
        (field, value) -> {
          if (secrets(value).isEmpty()) {
            add(field, null, value, Kind.VALUE);
          } else {
            secret(field);
          }
        });
    return this;
  }

  /**
   * The fields that the caller added to the request. Of a value that the response does not contain,
   * nobody knows whether it differs.
   *
   * @param known the fields that the caller did not add
   * @param reported the fields of the response
   */
  public Changes added(Set<String> known, JsonFields reported, SecretPolicy policy) {
    desired.forEach(
        (field, value) -> {
          List<Secret> secrets = secrets(value);
          if (known.contains(field)) {
            return;
          }
          if (!secrets.isEmpty()) {
            if (secrets.stream().anyMatch(policy::sendsToExisting)) {
              secret(field);
            }
          } else if (reported.names().contains(field) && !isSame(value, reported.get(field))) {
            add(field, shown(value, reported.get(field)), value, Kind.VALUE);
          }
        });
    return this;
  }

  /**
   * Of a reported value that the SDK does not know, what the request has too: the caller has passed
   * it as no secret. Numbers and booleans are shown anyway.
   */
  private static @Nullable Object shown(@Nullable Object wanted, @Nullable Object reported) {
    if (reported instanceof Map<?, ?> map) {
      Map<?, ?> known = wanted instanceof Map<?, ?> other ? other : Map.of();
      Map<String, @Nullable Object> shown = new LinkedHashMap<>();
      map.forEach(
          (name, item) ->
              shown.put(FieldName.printable(String.valueOf(name)), shown(known.get(name), item)));
      return shown;
    }
    if (reported instanceof List<?> list) {
      Object like = wanted instanceof List<?> other && !other.isEmpty() ? other.get(0) : null;
      List<@Nullable Object> shown = new ArrayList<>();
      list.forEach(item -> shown.add(shown(like, item)));
      return shown;
    }
    if (reported instanceof String text) {
      return !(wanted instanceof String)
          ? NOT_SHOWN
          : text.contains("://") ? UserInfo.removedFrom(text) : text;
    }
    return reported;
  }

  private static List<Secret> secrets(@Nullable Object value) {
    List<Secret> found = new ArrayList<>();
    if (value instanceof Secret secret) {
      found.add(secret);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> found.addAll(secrets(item)));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> found.addAll(secrets(item)));
    }
    return found;
  }

  /** As JSON, in which a number has no type. */
  private static boolean isSame(@Nullable Object wanted, @Nullable Object reported) {
    if (wanted instanceof Number a && reported instanceof Number b) {
      return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
    }
    if (wanted instanceof List<?> a && reported instanceof List<?> b) {
      return a.size() == b.size()
          && IntStream.range(0, a.size()).allMatch(i -> isSame(a.get(i), b.get(i)));
    }
    if (wanted instanceof Map<?, ?> a && reported instanceof Map<?, ?> b) {
      return a.keySet().equals(b.keySet())
          && a.keySet().stream().allMatch(key -> isSame(a.get(key), b.get(key)));
    }
    return Objects.equals(wanted, reported);
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
