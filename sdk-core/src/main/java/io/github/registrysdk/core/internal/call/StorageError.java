package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ApiError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An error of an object storage, in the XML of Amazon S3, which Google Cloud Storage uses too:
 * {@code <Error><Code>EntityTooLarge</Code><Message>…</Message></Error>}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Amazon S3:
 *     error responses</a>
 */
final class StorageError {
  private static final Pattern ELEMENT = Pattern.compile("<(Code|Message)>([^<]{1,1000})</\\1>");

  private StorageError() {}

  /**
   * Without an XML parser, because only two texts are needed, and a parser can be made to fetch
   * files.
   *
   * @return the error; null if the body is another document
   */
  static @Nullable ApiError parse(byte[] body) {
    String xml = new String(body, StandardCharsets.UTF_8);
    String code = null;
    String message = null;
    for (Matcher matcher = ELEMENT.matcher(xml); matcher.find(); ) {
      if (matcher.group(1).equals("Code") && code == null) {
        code = matcher.group(2);
      } else if (matcher.group(1).equals("Message") && message == null) {
        message = matcher.group(2);
      }
    }
    if (code == null || !xml.contains("<Error>")) {
      return null;
    }
    return new ApiError(message == null ? code : code + ": " + message, code, null, List.of());
  }
}
