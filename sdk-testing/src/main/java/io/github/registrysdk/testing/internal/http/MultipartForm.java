package io.github.registrysdk.testing.internal.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A {@code multipart/form-data} body, in the order sent; files are digested and not kept. */
public final class MultipartForm {

  private final List<Part> parts;
  private final boolean wellFormed;

  private MultipartForm(List<Part> parts, boolean wellFormed) {
    this.parts = List.copyOf(parts);
    this.wellFormed = wellFormed;
  }

  static MultipartForm parse(String contentType, @Nullable ByteString body) {
    MediaType type = MediaType.parse(contentType);
    String boundary = type == null ? null : type.parameter("boundary");
    if (boundary == null || body == null) {
      return new MultipartForm(List.of(), false);
    }
    var parts = new ArrayList<Part>();
    try (var reader = new MultipartReader(new Buffer().write(body), boundary)) {
      for (var part = reader.nextPart(); part != null; part = reader.nextPart()) {
        parts.add(read(part));
      }
    } catch (IOException | IllegalArgumentException malformed) {
      return new MultipartForm(List.of(), false);
    }
    return new MultipartForm(parts, parts.stream().noneMatch(part -> part.name().isEmpty()));
  }

  private static Part read(MultipartReader.Part part) throws IOException {
    var disposition = ContentDisposition.parse(part.headers().get("Content-Disposition"));
    String name = disposition.name();
    String fileName = disposition.fileName();
    if (fileName == null) {
      return new Part(name, part.body().readUtf8(), null);
    }
    return new Part(name, "", UploadedFile.read(fileName, part.body()));
  }

  boolean isWellFormed() {
    return wellFormed;
  }

  /** All parts, in the order sent. */
  public List<Part> parts() {
    return parts;
  }

  /** The text of the first field with a name; files have none. */
  public Optional<String> text(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name) && part.file() == null)
        .map(Part::text)
        .findFirst();
  }

  /** The first file with a name. */
  public Optional<UploadedFile> file(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .flatMap(part -> Optional.ofNullable(part.file()).stream())
        .findFirst();
  }

  /**
   * One field.
   *
   * @param name the field's name, empty if it had none
   * @param text the value, empty for a file
   * @param file the file, if it is one
   */
  public record Part(String name, String text, @Nullable UploadedFile file) {}
}
