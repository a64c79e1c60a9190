package io.github.registrysdk.core.toolkit;

import io.github.registrysdk.core.Secret;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables from which a client is created. A variable that is blank counts as not
 * set. Every exception names the variables and never quotes their values.
 */
public final class Environment {
  private final Map<String, String> variables;

  public Environment(Map<String, String> variables) {
    this.variables = Objects.requireNonNull(variables, "environment");
  }

  /** The value without white space at its ends, or null. */
  public @Nullable String value(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  public boolean has(String name) {
    return value(name) != null;
  }

  public Secret token(String name) {
    return Secret.of(required(name));
  }

  /** Uses a token that must be set, and names its variable if the token is refused. */
  public <T> T token(String name, Function<Secret, T> use) {
    Secret token = token(name);
    return naming(name, () -> use.apply(token));
  }

  /** The value of a variable that must be set. */
  public String required(String name) {
    String value = value(name);
    if (value == null) {
      throw new IllegalStateException("the environment variable " + name + " is not set");
    }
    return value;
  }

  /** A name that goes into URLs, or null. */
  public @Nullable String identifier(String name) {
    String value = value(name);
    return value == null ? null : naming(name, () -> Require.identifier("the value", value));
  }

  /**
   * A URL for which there are two variables, or null. If both are set, they must agree: one of them
   * names the server that the token is for, and it is not known which.
   */
  public @Nullable String url(String name, String otherName) {
    String url = value(name);
    String other = value(otherName);
    if (url != null && other != null && !trimmed(url).equals(trimmed(other))) {
      throw new IllegalStateException(
          "the environment variables "
              + name
              + " and "
              + otherName
              + " name different URLs; unset one of them");
    }
    return url == null ? other : url;
  }

  /** Uses a value of the variable, and names the variable if the value is refused. */
  public static <T> T naming(String name, Supplier<T> use) {
    try {
      return use.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "the environment variable " + name + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** The organization of a client, or an exception that says how to set it. */
  public static String organization(@Nullable String organization, String client, String name) {
    if (organization == null) {
      throw new IllegalStateException(
          "this client has no default organization: set the environment variable "
              + name
              + " before "
              + client
              + ".fromEnvironment(), or pass the organization");
    }
    return organization;
  }

  private static String trimmed(String url) {
    return url.replaceFirst("/+$", "");
  }
}
