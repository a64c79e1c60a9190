package io.github.registrysdk.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * An upload of a stream whose length is not known. The stream is first copied to a temporary file,
 * because the exact length must be sent before the content. Unlike {@link Upload#stream}, the
 * upload can be retried and read more than once.
 *
 * <pre>{@code
 * try (SpooledUpload spooled = SpooledUpload.of("tool-1.0.0.zip", in, folder, 1L << 30)) {
 *   packages.publishIfAbsent(spooled.upload());
 * }
 * }</pre>
 *
 * <p>On file systems with POSIX permissions, only the user of this process can read the temporary
 * file. On other file systems, choose a folder that other users can't read. {@link #close} deletes
 * the file. The file is also deleted if this process ends in another way, for example because it is
 * killed: on Linux and macOS, the file has no name as soon as it is open, and Windows deletes it
 * when its last handle is closed.
 */
public final class SpooledUpload implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final transient FileChannel file;
  private final Upload upload;

  private SpooledUpload(FileChannel file, Upload upload) {
    this.file = file;
    this.upload = upload;
  }

  /**
   * Copies a stream to a temporary file, on this thread. If this method throws an exception, the
   * file is deleted.
   *
   * @param name the file name to send: 1 to 255 characters without slashes, backslashes, quotes and
   *     control characters
   * @param content the stream, which is read to its end and closed
   * @param folder the folder of the temporary file, which must have room for the content
   * @param maxBytes the maximum length of the content in bytes
   * @return the upload, which must be closed after it was published
   * @throws IOException if the stream can't be read, or if the file can't be created or written
   * @throws IllegalArgumentException if the name is not valid, if the limit is not positive, or if
   *     the stream is empty or longer than the limit
   */
  public static SpooledUpload of(String name, InputStream content, Path folder, long maxBytes)
      throws IOException {
    try (InputStream in = Objects.requireNonNull(content, "content")) {
      Upload.fileName(name);
      if (maxBytes <= 0) {
        throw new IllegalArgumentException("maxBytes must be positive");
      }
      FileChannel file = create(Objects.requireNonNull(folder, "folder"));
      try {
        long length = copy(in, file, maxBytes);
        return new SpooledUpload(file, Upload.from(name, length, () -> new Reader(file)));
      } catch (Throwable e) {
        file.close();
        throw e;
      }
    }
  }

  private static FileChannel create(Path folder) throws IOException {
    FileAttribute<?>[] own =
        Files.getFileStore(folder).supportsFileAttributeView("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(
        folder.resolve(".registry-sdk-" + UUID.randomUUID() + ".tmp"),
        Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE),
        own);
  }

  private static long copy(InputStream in, FileChannel file, long maxBytes) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long length = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      length += read;
      if (length > maxBytes) {
        throw new IllegalArgumentException("the stream is longer than " + maxBytes + " bytes");
      }
      for (ByteBuffer piece = ByteBuffer.wrap(buffer, 0, read); piece.hasRemaining(); ) {
        file.write(piece);
      }
    }
    return length;
  }

  /**
   * Returns the upload. It can be read until this object is closed. If an interrupt ended a read,
   * the upload can't be read again.
   *
   * @return the upload
   */
  public Upload upload() {
    return upload;
  }

  /**
   * Deletes the temporary file. An upload that is in progress fails.
   *
   * @throws IOException if the file can't be closed
   */
  @Override
  public void close() throws IOException {
    file.close();
  }

  @Override
  public String toString() {
    return "Spooled" + upload;
  }

  /** Reads the file from its start, whatever other readers do. */
  private static final class Reader extends InputStream {
    private final FileChannel file;
    private long position;

    Reader(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = file.read(ByteBuffer.wrap(buffer, offset, length), position);
      position += Math.max(0, read);
      return read;
    }
  }
}
