package io.github.registrysdk.core;

import io.github.registrysdk.core.internal.upload.BytesContent;
import io.github.registrysdk.core.internal.upload.FileContent;
import io.github.registrysdk.core.toolkit.Require;
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

  /** What Java puts in place of bytes that it can't decode (U+FFFD). */
  private static final char UNDECODABLE = '\ufffd';

  private final String name;

  /** An exbibyte: what is sent around the content must fit into the length of the request too. */
  private static final long LARGEST = 1L << 60;

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
    if (length > LARGEST) {
      throw new IllegalArgumentException("length must be at most " + LARGEST);
    }
  }

  /**
   * Returns an upload of a file under its own name.
   *
   * <p>The file must not be modified before the upload ends. After the whole file was read, its
   * size, its modification time and its file key (such as the inode number, if the file system has
   * one) are compared with the values at the time when this method was called. If one of them
   * differs, the upload fails with {@link UploadException.Reason#CHANGED} before the last byte of
   * the request is sent, so that no package is created.
   *
   * <p>Two changes are not detected. A program can overwrite the file without changing its size,
   * and restore the modification time. On Windows, another file of the same size and modification
   * time can take its place.
   *
   * @param file a regular, readable file that is not empty
   * @return the upload; the file is opened when it is sent
   * @throws IllegalArgumentException if the file does not exist, is not a regular file (but a
   *     directory, a FIFO or a device), is not readable or is empty, or if its name contains a
   *     backslash, a quote or a control character, or can't be decoded
   */
  public static Upload file(Path file) {
    Path path = Objects.requireNonNull(file, "file").getFileName();
    String name = path == null ? "" : path.toString();
    if (name.indexOf(UNDECODABLE) >= 0) {
      throw new IllegalArgumentException(
          "Java can't decode the name of the file: the locale of this process says that names are"
              + " encoded in "
              + System.getProperty("sun.jnu.encoding")
              + " (sun.jnu.encoding). Start Java with the locale of the file's name, for example"
              + " LC_ALL=C.UTF-8, or pass the name: Upload.file(file, name)");
    }
    return file(file, name);
  }

  /**
   * Returns an upload of a file under another name. Modifications are detected as in {@link
   * #file(Path)}.
   *
   * @param file a regular, readable file that is not empty; it must not be modified before the
   *     upload ends
   * @param name the file name to send: 1 to 255 characters without slashes, backslashes, quotes and
   *     control characters
   * @return the upload; the file is opened when it is sent
   * @throws IllegalArgumentException if the file does not exist, is not a regular file, is not
   *     readable or is empty, or if the name is not valid
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
    return new Upload(name, content.length, new BytesContent(content), null);
  }

  /**
   * Returns an upload of a stream. The upload is only retried if nothing was read from the stream.
   * If the length is not known, or if the upload must be retryable, use {@link SpooledUpload}.
   *
   * @param name the file name to send: 1 to 255 characters without slashes, backslashes, quotes and
   *     control characters
   * @param length the exact number of bytes in the stream, at least 1; with another number of bytes
   *     the upload fails
   * @param content the stream, which a thread of the SDK reads and closes. Even if a read blocks,
   *     the call ends when a timeout expires, the calling thread is interrupted or the client is
   *     closed. The thread of the SDK ends when the read returns
   * @return the upload
   * @throws IllegalArgumentException if the length is less than 1 or more than an exbibyte, or if
   *     the name is not valid
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
   * @param content opens a new stream for each attempt, on a thread of the SDK. Even if a read
   *     blocks, the call ends when a timeout expires, the calling thread is interrupted or the
   *     client is closed
   * @return the upload
   * @throws IllegalArgumentException if the length is less than 1 or more than an exbibyte, or if
   *     the name is not valid
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
  static String fileName(String name) {
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
