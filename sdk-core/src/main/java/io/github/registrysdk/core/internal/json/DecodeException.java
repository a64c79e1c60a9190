package io.github.registrysdk.core.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.github.registrysdk.core.toolkit.FieldName;
import java.io.IOException;
import java.util.List;

/**
 * JSON that can't be decoded. Jackson's own exception is not chained, because its message quotes
 * the value that offended; what is kept is where, and what kind of thing was wrong.
 */
public final class DecodeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean malformed;
  private final boolean endedEarly;

  public DecodeException(String problem, String path, boolean endedEarly) {
    this(problem, path, endedEarly, endedEarly);
  }

  private DecodeException(String problem, String path, boolean endedEarly, boolean malformed) {
    super(path.equals("$") ? problem : problem + " at " + path);
    this.endedEarly = endedEarly;
    this.malformed = malformed;
  }

  static DecodeException of(JsonProcessingException e) {
    Throwable root = e;
    while (root.getCause() instanceof JsonProcessingException) {
      root = root.getCause();
    }
    boolean endedEarly = root instanceof JsonEOFException || isEnd(root);
    boolean malformed = endedEarly || (root instanceof StreamReadException && !isOutOfRange(root));
    return new DecodeException(problem(root, endedEarly), path(e), endedEarly, malformed);
  }

  private static boolean isEnd(Throwable e) {
    // Between two entries Jackson has no exception of its own for the end, only these words.
    String message = String.valueOf(e.getMessage());
    if (e instanceof StreamReadException) {
      return message.startsWith("Unexpected end-of-input");
    }
    return e instanceof MismatchedInputException mismatch
        && mismatch.getPath().isEmpty()
        && message.startsWith("No content to map");
  }

  /** Well-formed, though Jackson counts it among the errors of reading. */
  private static boolean isOutOfRange(Throwable e) {
    return e instanceof InputCoercionException;
  }

  private static String problem(Throwable e, boolean endedEarly) {
    if (endedEarly) {
      return "the JSON ends early";
    }
    if (e instanceof StreamConstraintsException) {
      return "the JSON is nested too deeply, or has values that are too long or too many";
    }
    if (e instanceof StreamReadException && !isOutOfRange(e)) {
      return String.valueOf(e.getMessage()).startsWith("Duplicate")
          ? "the JSON has a field twice"
          : "the JSON is malformed";
    }
    if (e instanceof InvalidNullException) {
      return "null where a value is due";
    }
    if (e instanceof ValueInstantiationException) {
      return "a value that is not allowed";
    }
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("Missing required")) {
      return "a required field is missing";
    }
    return message.startsWith("Trailing token")
        ? "the JSON goes on after its end"
        : "a value of the wrong type";
  }

  /**
   * {@code $.items[3].name}: names that the SDK knows, and names in maps if they look like names.
   */
  private static String path(JsonProcessingException e) {
    StringBuilder path = new StringBuilder("$");
    List<JsonMappingException.Reference> references =
        e instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
    for (JsonMappingException.Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append('.').append(FieldName.printable(reference.getFieldName()));
      }
    }
    return path.length() > 200 ? path.substring(0, 200) + "…" : path.toString();
  }

  /** Whether it is no JSON, as opposed to JSON of another form. */
  public boolean malformed() {
    return malformed;
  }

  /** Whether it could be the start of something good. */
  public boolean endedEarly() {
    return endedEarly;
  }
}
