package io.github.registrysdk.core.toolkit;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Names of fields that a server chose, in which it can put anything. */
public final class FieldName {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private FieldName() {}

  /**
   * The name, if it looks like one: at most 64 letters, digits and {@code _-.}. For any other text,
   * only how long it is.
   */
  public static String printable(String name) {
    return NAME.matcher(name).matches() ? name : "(a name of " + name.length() + " characters)";
  }

  /** The names in their order, each in its printable form. */
  public static List<String> printable(Collection<?> names) {
    return names.stream().map(name -> printable(String.valueOf(name))).toList();
  }
}
