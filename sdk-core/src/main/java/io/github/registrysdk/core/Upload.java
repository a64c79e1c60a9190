package io.github.registrysdk.core;

import io.github.registrysdk.core.internal.upload.FileContent;
import io.github.registrysdk.core.toolkit.Require;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A file to publish, with its name, its exact length and its content. The content is streamed with
 * a buffer of fixed size, so a large file needs no more memory than a small one. Instances are
 * immutable.
 */
public final class Upload {
  private static final int LONGEST_NAME = 255;

  private final String name;
  private final long length;

  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient Content content;

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
   * Returns an upload of a file under its own name.
   *
   * @param file a regular, readable file that is not empty; it must not be modified before the
   *     upload ends
   * @return the upload; the file is opened when it is sent
   * @throws IllegalArgumentException if the file does not exist, is a directory, is not readable or
   *     is empty, or if its name contains a backslash, a quote or a control character
   */
  public static Upload file(Path file) {
    Path name = Objects.requireNonNull(file, "file").getFileName();
    return file(file, name == null ? "" : name.toString());
  }

  /**
   * Returns an upload of a file under another name.
   *
   * @param file a regular, readable file that is not empty; it must not be modified before the
   *     upload ends
   * @param name the file name to send: 1 to 255 characters without slashes, backslashes, quotes and
   *     control characters
   * @return the upload; the file is opened when it is sent
   * @throws IllegalArgumentException if the file does not exist, is a directory, is not readable or
   *     is empty, or if the name is not valid
   */
  public static Upload file(Path file, String name) {
    FileContent content = FileContent.of(Objects.requireNonNull(file, "file"));
    return new Upload(name, content.length(), content, null);
  }

  /**
   * Returns an upload of content in memory.
   *
   * @param name the file name to send: 1 to 255 characters without slashes, backslashes, quotes and
   *     control characters
   * @param content the content; it is not copied and must not be modified before the upload ends
   * @return the upload, which can be retried
   * @throws IllegalArgumentException if the content is empty, or if the name is not valid
   */
  public static Upload bytes(String name, byte[] content) {
    Objects.requireNonNull(content, "content");
    return new Upload(name, content.length, () -> new ByteArrayInputStream(content), null);
  }

  /**
   * Returns an upload of a stream. The upload is only retried if nothing was read from the stream.
   *
   * @param name the file name to send: 1 to 255 characters without slashes, backslashes, quotes and
   *     control characters
   * @param length the exact number of bytes in the stream, at least 1; with another number of bytes
   *     the upload fails
   * @param content the stream, which the SDK closes; a timeout or closing the client does not end a
   *     read of the stream that blocks
   * @return the upload
   * @throws IllegalArgumentException if the length is less than 1, or if the name is not valid
   */
  public static Upload stream(String name, long length, InputStream content) {
    return new Upload(
        name, length, new OnceContent(Objects.requireNonNull(content, "content")), null);
  }

  /**
   * Returns an upload of content that is opened for each attempt.
   *
   * @param name the file name to send: 1 to 255 characters without slashes, backslashes, quotes and
   *     control characters
   * @param length the exact number of bytes in the content, at least 1; with another number of
   *     bytes the upload fails
   * @param content opens a new stream for each attempt
   * @return the upload
   * @throws IllegalArgumentException if the length is less than 1, or if the name is not valid
   */
  public static Upload from(String name, long length, Content content) {
    return new Upload(name, length, Objects.requireNonNull(content, "content"), null);
  }

  /**
   * Returns a copy of this upload with a progress listener. It is notified about every 64 KiB and
   * at the end, on the thread that uploads.
   *
   * @param listener the listener, which replaces the listener of this upload
   * @return a new upload of the same content
   */
  public Upload onProgress(ProgressListener listener) {
    return new Upload(name, length, content, Objects.requireNonNull(listener, "listener"));
  }

  /** {@return the file name to send} */
  public String name() {
    return name;
  }

  /** {@return the length in bytes, at least 1} */
  public long length() {
    return length;
  }

  /** {@return the content} */
  public Content content() {
    return content;
  }

  /** {@return the progress listener, or null if there is none} */
  public @Nullable ProgressListener progress() {
    return progress;
  }

  @Override
  public String toString() {
    return "Upload[" + name + ", " + length + " bytes]";
  }

  /**
   * The name is sent in a quoted header parameter (RFC 7578, 4.2). Characters that could end the
   * quotes or the line, or that separate directories, are refused and not escaped, because servers
   * read escapes in different ways.
   */
  private static String fileName(String name) {
    Objects.requireNonNull(name, "name");
    if (name.isBlank() || name.equals(".") || name.equals("..") || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a file name must have 1 to " + LONGEST_NAME + " characters and not be blank, . or ..");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '/' || c == '\\' || c == '"' || Character.isISOControl(c)) {
        throw new IllegalArgumentException(
            "the file name has a slash, backslash, quote or control character at position " + i);
      }
    }
    return Require.unicode("the file name", name);
  }

  /** A stream of the caller, which can be read once. */
  private static final class OnceContent implements Content {
    private final AtomicReference<@Nullable InputStream> stream;

    OnceContent(InputStream stream) {
      this.stream = new AtomicReference<>(stream);
    }

    @Override
    public InputStream open() throws IOException {
      InputStream unread = stream.getAndSet(null);
      if (unread == null) {
        throw new IOException("the stream has already been read");
      }
      return unread;
    }

    @Override
    public boolean repeatable() {
      return false;
    }
  }
}
