package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** A form as a receiver that shares no code with the sender understands it. */
record Form(List<Part> parts) {
  private static final Pattern DISPOSITION =
      Pattern.compile("form-data; name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?");

  /**
   * One field.
   *
   * @param fileName null for a field that is no file
   * @param value every byte a character
   */
  record Part(String name, @Nullable String fileName, String value) {}

  static Form of(SentRequest request) {
    String type = request.header("Content-Type");
    String boundary = String.valueOf(MediaType.get(type).parameter("boundary"));
    List<Part> parts = new ArrayList<>();
    try (MultipartReader reader =
        new MultipartReader(new Buffer().write(request.body()), boundary)) {
      for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
        parts.add(part(part.headers(), part.body().readString(ISO_8859_1)));
      }
      return new Form(List.copyOf(parts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Part part(Headers headers, String value) {
    String disposition = String.valueOf(headers.get("Content-Disposition"));
    Matcher matcher = DISPOSITION.matcher(disposition);
    if (!matcher.matches()) {
      throw new AssertionError("no form's part: " + disposition);
    }
    return new Part(matcher.group(1), matcher.group(2), value);
  }

  List<String> fileNames() {
    List<String> names = new ArrayList<>();
    for (Part part : parts) {
      if (part.fileName() != null) {
        names.add(part.fileName());
      }
    }
    return names;
  }

  /** A field's value, as UTF-8. */
  String field(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .map(part -> new String(part.value().getBytes(ISO_8859_1), UTF_8))
        .findFirst()
        .orElseThrow();
  }
}
