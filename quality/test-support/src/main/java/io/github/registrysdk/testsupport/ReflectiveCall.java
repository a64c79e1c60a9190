package io.github.registrysdk.testsupport;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;

/**
 * A method or constructor that is called by reflection.
 *
 * @param type the binary name of the type it belongs to
 * @param name of the method; {@code <init>} for a constructor
 * @param parameters the binary names of its parameters' types
 */
public record ReflectiveCall(String type, String name, List<String> parameters) {

  /** Copies the parameters. */
  public ReflectiveCall {
    parameters = List.copyOf(parameters);
  }

  /**
   * The type is named, since it may be one that not every JDK has.
   *
   * @param type its binary name
   * @param name of the method; {@code <init>} for a constructor
   * @param parameters the types of its parameters
   * @return the call
   */
  public static ReflectiveCall of(String type, String name, Class<?>... parameters) {
    return new ReflectiveCall(
        type, name, Arrays.stream(parameters).map(Class::getTypeName).toList());
  }

  String json() {
    return parameters.stream()
        .map(parameter -> '"' + parameter + '"')
        .collect(joining(", ", "{\"name\": \"" + name + "\", \"parameterTypes\": [", "]}"));
  }
}
