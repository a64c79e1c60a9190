package io.github.registrysdk.testing.internal.cassette;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.registrysdk.testing.internal.http.Json;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A multipart form as cassettes show it: an object for each part, in the order sent. */
final class Form {

  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

  private Form() {}

  /** The parts; null if the body is no form. */
  static @Nullable ArrayNode read(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return null;
    }
    ArrayNode parts = Json.array();
    // One character a byte, so that places in the text are places in the body.
    String text = "\r\n" + new String(body, ISO_8859_1);
    String delimiter = "\r\n--" + boundary.group(1);
    int start = text.indexOf(delimiter);
    while (start >= 0) {
      int end = text.indexOf(delimiter, start + delimiter.length());
      if (end < 0) {
        return parts;
      }
      parts.add(part(text.substring(start + delimiter.length() + 2, end)));
      start = end;
    }
    return null;
  }

  private static ObjectNode part(String text) {
    int blank = text.indexOf("\r\n\r\n");
    String head = new String(text.substring(0, Math.max(0, blank)).getBytes(ISO_8859_1), UTF_8);
    byte[] content = blank < 0 ? new byte[0] : text.substring(blank + 4).getBytes(ISO_8859_1);
    ObjectNode part = Json.object();
    Matcher name = NAME.matcher(head);
    part.put("name", name.find() ? name.group(1) : "");
    Matcher fileName = FILE_NAME.matcher(head);
    if (fileName.find()) {
      part.put("filename", fileName.group(1));
    }
    String decoded = new String(content, UTF_8);
    if (Arrays.equals(decoded.getBytes(UTF_8), content)) {
      return part.put("text", decoded);
    }
    return part.put("base64", Base64.getEncoder().encodeToString(content));
  }
}
