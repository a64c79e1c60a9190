package io.github.registrysdk.core;

import io.github.registrysdk.core.internal.upload.FileContent;
import io.github.registrysdk.core.internal.upload.OnceContent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file to publish: its name, its exact length and where its bytes come from. It is streamed with
 * a fixed buffer, whatever its size.
 */
public final class Upload {
  private static final int LONGEST_NAME = 255;

  private final String name;
  private final long length;
  private final Content content;
  private final @Nullable ProgressListener progress;

  private Upload(String name, long length, Content content, @Nullable ProgressListener progress) {
    this.name = fileName(name);
    this.length = length;
    this.content = content;
    this.progress = progress;
    if (length <= 0) {
      throw new IllegalArgumentException(
          length == 0 ? "the upload is empty" : "length must not be negative");
    }
  }

  /**
   * A file under its own name.
   *
   * @param file a regular, readable file that is not empty and is not modified before the upload
   *     has ended
   * @return the upload; the file is opened when it is sent
   * @throws IllegalArgumentException if it is missing, a directory, not readable or empty, or its
   *     name has a backslash, quote or control character
   */
  public static Upload file(Path file) {
    Path name = Objects.requireNonNull(file, "file").getFileName();
    return file(file, name == null ? "" : name.toString());
  }

  /**
   * A file under another name.
   *
   * @param file a regular, readable file that is not empty and is not modified before the upload
   *     has ended
   * @param name what the provider shall call it: no path, quotes or control characters
   * @return the upload; the file is opened when it is sent
   * @throws IllegalArgumentException if the file is missing, a directory, not readable or empty, or
   *     the name has such a character, is blank or is longer than 255 characters
   */
  public static Upload file(Path file, String name) {
    FileContent content = FileContent.of(Objects.requireNonNull(file, "file"));
    return new Upload(name, content.length(), content, null);
  }

  /**
   * Content that is held in memory.
   *
   * @param name what the provider shall call it: no path, quotes or control characters
   * @param content not empty; not copied, and not to be modified before the upload has ended
   * @return the upload, which can be repeated
   * @throws IllegalArgumentException if it is empty, or the name can't be sent
   */
  public static Upload bytes(String name, byte[] content) {
    Objects.requireNonNull(content, "content");
    return new Upload(name, content.length, () -> new ByteArrayInputStream(content), null);
  }

  /**
   * A stream that can be read once. The upload is sent again only if none of it had been read.
   *
   * @param name what the provider shall call it: no path, quotes or control characters
   * @param length how many bytes the stream has, at least 1; an upload of any other length fails
   * @param content closed when it has been read; a read that blocks is not ended by a deadline or
   *     by closing the client, only by whatever ends the read itself
   * @return the upload
   * @throws IllegalArgumentException if {@code length} is less than 1, or the name can't be sent
   */
  public static Upload stream(String name, long length, InputStream content) {
    return new Upload(
        name, length, new OnceContent(Objects.requireNonNull(content, "content")), null);
  }

  /**
   * Content that can be opened as often as it has to be sent.
   *
   * @param name what the provider shall call it: no path, quotes or control characters
   * @param length how many bytes a stream has, at least 1; an upload of any other length fails
   * @param content opens a new stream each time
   * @return the upload
   * @throws IllegalArgumentException if {@code length} is less than 1, or the name can't be sent
   */
  public static Upload from(String name, long length, Content content) {
    return new Upload(name, length, Objects.requireNonNull(content, "content"), null);
  }

  /**
   * The same upload, reporting. Only the file's own bytes count, also where it goes through the
   * provider's storage with requests before and after.
   *
   * @param listener told about every 64 KiB, and at the end, on the thread that uploads; instead of
   *     a listener named before
   * @return another upload of the same content
   */
  public Upload onProgress(ProgressListener listener) {
    return new Upload(name, length, content, Objects.requireNonNull(listener, "listener"));
  }

  /** {@return what the provider shall call it} */
  public String name() {
    return name;
  }

  /** {@return how many bytes it has, at least 1} */
  public long length() {
    return length;
  }

  /** {@return where the bytes come from} */
  public Content content() {
    return content;
  }

  /** {@return who is told of the progress, or null if nobody} */
  public @Nullable ProgressListener progress() {
    return progress;
  }

  @Override
  public String toString() {
    return "Upload[" + name + ", " + length + " bytes]";
  }

  /**
   * RFC 7578, 4.2 sends the name in a quoted header parameter: what could end the quotes, the line
   * or the directory is refused instead of escaped, because receivers disagree about escapes.
   */
  private static String fileName(String name) {
    Objects.requireNonNull(name, "name");
    if (name.isBlank() || name.equals(".") || name.equals("..") || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a file name must have 1 to " + LONGEST_NAME + " characters and not be blank, . or ..");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '/'
          || c == '\\'
          || c == '"'
          || Character.isISOControl(c)
          || (Character.isSurrogate(c) && !paired(name, i))) {
        throw new IllegalArgumentException(
            "the file name has a slash, backslash, quote or control character at position " + i);
      }
    }
    return name;
  }

  private static boolean paired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
