package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.ProgressListener;
import io.github.registrysdk.core.spi.DownloadSink;
import io.github.registrysdk.core.toolkit.GuardedProgress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code NAME.part} next to the target, and the SHA-256 of what it contains. It is locked,
 * so that no other download of the SDK writes to it. Messages of exceptions name the file.
 */
final class PartialFile implements DownloadSink, AutoCloseable {
  private static final int PIECE = 64 * 1024;

  /**
   * The targets of the downloads of this process, and their partial files. A lock does not protect
   * them here: on POSIX systems, it ends when the process closes any channel of the file.
   */
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final @Nullable Object key;
  private final long maxBytes;
  private final @Nullable ProgressListener progress;
  private final MessageDigest sha256 = newSha256();
  private long size;
  private long total = -1;
  private long reported;
  private boolean resumed;
  private boolean moved;

  private PartialFile(Path path, FileChannel channel, DownloadOptions options) {
    this.path = path;
    this.channel = channel;
    this.key = key(path);
    this.maxBytes = options.maxBytes();
    ProgressListener listener = options.progress();
    this.progress = listener == null ? null : new GuardedProgress(listener);
  }

  /**
   * Reserves a target for a download of this process, before any of its files is opened.
   *
   * @return what {@link #release} takes
   * @throws IOException if another download of this process uses the target or the partial file
   */
  static Set<Path> reserve(Path target) throws IOException {
    Set<Path> reserved = new HashSet<>();
    for (Path path : List.of(of(target), target)) {
      Path real = real(path);
      if (!IN_USE.add(real)) {
        release(reserved);
        throw inUse(path);
      }
      reserved.add(real);
    }
    return reserved;
  }

  static void release(Set<Path> reserved) {
    IN_USE.removeAll(reserved);
  }

  /** Whatever links lead to its folder; a folder that is missing is reported later. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath();
    try {
      return Objects.requireNonNull(absolute.getParent(), "folder")
          .toRealPath()
          .resolve(absolute.getFileName());
    } catch (IOException e) {
      return absolute;
    }
  }

  private static Path of(Path target) {
    return target.resolveSibling(target.getFileName() + ".part");
  }

  private static IOException inUse(Path path) {
    return new IOException(path + " is used by another download");
  }

  /**
   * Opens it, and reads what an earlier download has left.
   *
   * @param whileReading called again and again; may throw an exception to end it
   */
  static PartialFile open(Path target, DownloadOptions options, Runnable whileReading)
      throws IOException {
    Path path = of(target);
    PartialFile file = new PartialFile(path, lock(path), options);
    try {
      if (file.channel.size() > file.maxBytes) {
        file.restart();
      }
      file.size = read(file.channel, path, file.sha256, whileReading);
      file.resumed = file.size > 0;
      return file;
    } catch (Throwable e) {
      file.channel.close();
      throw e;
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    while (true) {
      try {
        Files.createFile(path);
      } catch (FileAlreadyExistsException e) {
        // It is that of an earlier download, or no regular file.
      } catch (IOException e) {
        throw new IOException(path + " can't be created: " + reason(e), e);
      }
      FileChannel channel = lockExisting(path);
      if (channel != null) {
        return channel;
      }
    }
  }

  /** Null if another download has finished, and made it the target before it was locked. */
  private static @Nullable FileChannel lockExisting(Path path) throws IOException {
    FileChannel channel;
    Object before;
    try {
      requireRegular(path);
      before = key(path);
      channel =
          FileChannel.open(
              path,
              Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return null;
    } catch (FileSystemException e) {
      throw new IOException(path + " can't be opened: " + reason(e), e);
    }
    try {
      requireLock(channel, path);
      if (Objects.equals(before, key(path)) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return channel;
      }
      channel.close();
      return null;
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  private static void requireLock(FileChannel channel, Path path) throws IOException {
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Something else in this process has it.
    } catch (IOException e) {
      throw new IOException(path + " can't be locked: " + reason(e), e);
    }
    if (lock == null) {
      throw inUse(path);
    }
  }

  private static @Nullable Object key(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  /** What can be opened without waiting, and replaced without harm. */
  static void requireRegular(Path path) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isRegularFile()) {
      String kind =
          found.isSymbolicLink()
              ? "a symbolic link"
              : found.isDirectory() ? "a directory" : "a device, a FIFO or a socket";
      throw new IOException(path + " is " + kind + ", and not a regular file");
    }
  }

  /**
   * {@return the SHA-256 of a file}
   *
   * @param whileReading called again and again; may throw an exception to end it
   */
  static String sha256(Path path, Runnable whileReading) throws IOException {
    MessageDigest sha256 = newSha256();
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      read(channel, path, sha256, whileReading);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      throw new IOException(path + " can't be opened: " + reason(e), e);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static long read(
      FileChannel channel, Path path, MessageDigest sha256, Runnable whileReading)
      throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    long size = 0;
    try {
      for (int read = channel.read(piece); read >= 0; read = channel.read(piece)) {
        sha256.update(piece.flip());
        piece.clear();
        size += read;
        whileReading.run();
      }
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(path + " can't be read: " + reason(e), e);
    }
    return size;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long maxBytes() {
    return maxBytes;
  }

  @Override
  public void restart() throws IOException {
    try {
      channel.truncate(0);
      channel.position(0);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(path + " can't be written: " + reason(e), e);
    }
    sha256.reset();
    size = 0;
    reported = 0;
    resumed = false;
  }

  @Override
  public void begin(long totalBytes) {
    total = totalBytes;
    resumed |= size > 0;
  }

  @Override
  public void write(byte[] bytes, int count) throws IOException {
    try {
      for (ByteBuffer piece = ByteBuffer.wrap(bytes, 0, count); piece.hasRemaining(); ) {
        channel.write(piece);
      }
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(path + " can't be written: " + reason(e), e);
    }
    sha256.update(bytes, 0, count);
    size += count;
    if (progress != null && (size - reported >= PIECE || size == total)) {
      reported = size;
      progress.onProgress(size, total);
    }
  }

  /** Whether it consists of parts that may not belong together. */
  boolean isResumed() {
    return resumed;
  }

  boolean has(String expected) {
    try {
      MessageDigest copy = (MessageDigest) sha256.clone();
      return HexFormat.of().formatHex(copy.digest()).equals(expected);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every SHA-256 of the JDK can be copied", e);
    }
  }

  /**
   * Makes it the target, which readers see as it was or as it is now. What another program has made
   * of either of them meanwhile is left as it is.
   */
  void moveTo(Path target) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      requireRegular(target);
    }
    if (!Objects.equals(key, key(path))) {
      throw new IOException(path + " was replaced by another program");
    }
    try {
      channel.force(true);
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      moved = true;
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(path + " can't be renamed to " + target + ": " + reason(e), e);
    }
  }

  /** It will be deleted. */
  void discard() {
    size = 0;
  }

  /** Deletes it if it is empty. */
  @Override
  public void close() throws IOException {
    try (channel) {
      if (size == 0 && !moved) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static String reason(IOException e) {
    String message = e instanceof FileSystemException of ? of.getReason() : e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
