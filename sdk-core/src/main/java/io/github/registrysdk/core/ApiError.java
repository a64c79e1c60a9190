package io.github.registrysdk.core;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the provider's error body said. Values known to be secret have been struck out of it.
 *
 * @param message the provider's own words, or empty if it had none
 * @param code the provider's code for the error, or null
 * @param documentationUrl a page about the error, or null
 * @param fields what is wrong with which field; empty if the provider did not say
 */
public record ApiError(
    String message, @Nullable String code, @Nullable String documentationUrl, List<Field> fields)
    implements Serializable {
  private static final int MOST_DESCRIBED = 10;

  /** An error without a body. */
  public static final ApiError NONE = new ApiError("", null, null, List.of());

  /**
   * Copies the fields.
   *
   * @throws NullPointerException if the message or the list, or something in it, is null
   */
  public ApiError {
    Objects.requireNonNull(message, "message");
    fields = List.copyOf(fields);
  }

  /** The message, and the fields behind it. */
  String describe() {
    String details =
        fields.stream()
            .limit(MOST_DESCRIBED)
            .map(Field::describe)
            .collect(Collectors.joining(", "));
    if (fields.size() > MOST_DESCRIBED) {
      details += ", and " + (fields.size() - MOST_DESCRIBED) + " more";
    }
    String said = message.isEmpty() ? "" : ": " + message;
    return details.isEmpty() ? said : said + " [" + details + "]";
  }

  /**
   * One field the provider complains of.
   *
   * @param name the field's name on the wire, or null if the complaint is not about one field
   * @param code the provider's code, such as {@code already_exists}, or null
   * @param message the provider's words, or null
   */
  public record Field(@Nullable String name, @Nullable String code, @Nullable String message)
      implements Serializable {
    String describe() {
      String what = message != null ? message : code != null ? code : "invalid";
      return name == null ? what : name + ": " + what;
    }
  }
}
