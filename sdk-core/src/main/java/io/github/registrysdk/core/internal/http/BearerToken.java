package io.github.registrysdk.core.internal.http;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.toolkit.Require;

/** The value of an {@code Authorization} header. */
public final class BearerToken {
  private BearerToken() {}

  /**
   * The header of this scheme, such as {@code Bearer}.
   *
   * @throws IllegalArgumentException as {@link #check} does
   */
  public static String header(String scheme, Secret token) {
    return scheme + ' ' + check(token);
  }

  /**
   * Refuses what would split or break the header, before any HTTP library gets to see it and to
   * quote it in a message.
   *
   * @return the text of the token
   * @throws IllegalArgumentException saying where the token is wrong, and not what it is
   */
  public static String check(Secret token) {
    String text = token.reveal();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new IllegalArgumentException("the token " + problem(text, i));
      }
    }
    return text;
  }

  private static String problem(String text, int position) {
    String mistake = Require.mistake(text);
    if (mistake != null) {
      return mistake;
    }
    char c = text.charAt(position);
    String what = c < ' ' || c == 127 ? "a control character" : "a character outside ASCII";
    return "has "
        + (c == ' ' ? "a space" : what)
        + " at position "
        + position
        + " of "
        + text.length();
  }

  /** The token in a header that was created here. */
  public static String text(String header) {
    return header.substring(header.indexOf(' ') + 1);
  }
}
