package io.github.registrysdk.core;

import io.github.registrysdk.core.toolkit.UserInfo;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of an error response. The secrets of the call are redacted.
 *
 * @param message the error message of the provider; empty if the response has none
 * @param code the error code of the provider, or null
 * @param documentationUrl the URL of a page about the error, or null
 * @param fields the errors of single request fields; empty if the response has none
 */
public record ApiError(
    String message, @Nullable String code, @Nullable String documentationUrl, List<Field> fields)
    implements Serializable {
  private static final int MOST_DESCRIBED = 10;

  /** An error response without content. */
  public static final ApiError NONE = new ApiError("", null, null, List.of());

  /**
   * Copies {@code fields}, and removes the user name and password from {@code documentationUrl}.
   *
   * @throws NullPointerException if {@code message}, {@code fields} or one of the fields is null
   */
  public ApiError {
    Objects.requireNonNull(message, "message");
    documentationUrl = UserInfo.removedFrom(documentationUrl);
    fields = List.copyOf(fields);
  }

  /** The message, followed by the fields. */
  String describe() {
    String details =
        fields.stream()
            .limit(MOST_DESCRIBED)
            .map(Field::describe)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(", "));
    if (fields.size() > MOST_DESCRIBED) {
      details += ", and " + (fields.size() - MOST_DESCRIBED) + " more";
    }
    String said = message.isEmpty() ? "" : ": " + message;
    return details.isEmpty() ? said : said + " [" + details + "]";
  }

  /**
   * An error of one request field.
   *
   * @param name the JSON name of the field, or null if the error is not about a single field
   * @param code the error code of the provider, such as {@code already_exists}, or null
   * @param message the error message of the provider, or null
   */
  public record Field(@Nullable String name, @Nullable String code, @Nullable String message)
      implements Serializable {
    String describe() {
      String what = message != null ? message : code;
      return Stream.of(name, what).filter(Objects::nonNull).collect(Collectors.joining(": "));
    }
  }
}
