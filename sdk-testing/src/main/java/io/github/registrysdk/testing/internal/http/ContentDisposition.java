package io.github.registrysdk.testing.internal.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name and file name of a form's field.
 *
 * @param name the field's name, empty if there is none
 * @param fileName the file's name, if the field is a file
 */
record ContentDisposition(String name, @Nullable String fileName) {

  private static final Pattern PARAMETER = Pattern.compile(";\\s*(\\w+)=\"([^\"]*)\"");

  static ContentDisposition parse(@Nullable String header) {
    String name = "";
    String fileName = null;
    if (header != null && header.startsWith("form-data")) {
      Matcher matcher = PARAMETER.matcher(header);
      while (matcher.find()) {
        if (matcher.group(1).equals("name")) {
          name = unescape(matcher.group(2));
        } else if (matcher.group(1).equals("filename")) {
          fileName = unescape(matcher.group(2));
        }
      }
    }
    return new ContentDisposition(name, fileName);
  }

  /** HTML, "multipart/form-data encoding algorithm": these three characters and no others. */
  private static String unescape(String text) {
    return text.replace("%0A", "\n").replace("%0D", "\r").replace("%22", "\"");
  }
}
