package io.github.registrysdk.core.toolkit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The user name and password in a URL, which are shown wherever the URL is. */
public final class UserInfo {
  private UserInfo() {}

  /** The URL without its user name and password; null for null. */
  public static @Nullable String removedFrom(@Nullable String url) {
    // Nearly every URL in a response ends here, and costs nothing.
    return url == null || url.indexOf('@') < 0 ? url : Removal.of(url);
  }

  /** Loaded only for a URL that may have user info. */
  private static final class Removal {
    /**
     * The scheme may be missing, as in the names of container registries. Browsers ignore blanks
     * before a URL, and take any number of slashes after the scheme.
     */
    private static final Pattern USER_INFO =
        Pattern.compile("^(\\s*(?:[A-Za-z][A-Za-z0-9+.-]*:[/\\\\]+|[/\\\\]{2,}))?+[^/?#\\\\]*@");

    static String of(String url) {
      return USER_INFO.matcher(url).replaceFirst("$1");
    }
  }
}
