package io.github.registrysdk.core.toolkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the content of a file that contains credentials.
 *
 * <p>The file is replaced atomically: a temporary file is written in the same directory and then
 * moved to its place. If the process is killed before, the next change of a file in that directory
 * deletes the temporary file, unless it is empty. Where the file can't be replaced, because it is
 * the target of a single-file bind mount, or because its owner would change, it is overwritten in
 * place.
 *
 * <p>On file systems with POSIX permissions, only the owner may read a new file. An existing file
 * keeps its owner, its group and its permissions, unless everybody may read or write it: then, only
 * its owner may afterwards. Only regular files of at most 1 MiB are changed, and symbolic links to
 * them. If several processes create a file at the same time, the first one creates it, and the
 * others change that file.
 */
public final class SecretFile {
  private static final GuardedLog LOG = GuardedLog.of(SecretFile.class);

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private static final int LARGEST = 1024 * 1024;
  private static final int MOST_LINKS = 40;
  private static final String TEMPORARY_PREFIX = ".registry-sdk-secret-";
  private static final String TEMPORARY_SUFFIX = ".tmp";

  /** Without a lock, two threads could each overwrite what the other one added. */
  private static final ReentrantLock WRITING = new ReentrantLock();

  private SecretFile() {}

  /** Computes the new content of a file. */
  @FunctionalInterface
  public interface Change {
    /**
     * @param before the content, or null if there is no file
     * @return the new content, or null to change nothing
     */
    byte @Nullable [] apply(byte @Nullable [] before) throws IOException;
  }

  /**
   * Changes a file. Threads of this JVM do this one after another. The file and its directory are
   * created if they do not exist.
   *
   * @throws IOException if the file can't be read or written, is not a regular file or is too
   *     large; it is not changed, unless the message says that it is incomplete
   */
  public static void change(Path file, Change change) throws IOException {
    WRITING.lock();
    try {
      try {
        changeOnce(file, change);
      } catch (FileAlreadyExistsException e) {
        LOG.debug("{} was created by another process", file, e);
        changeOnce(file, change);
      }
    } finally {
      WRITING.unlock();
    }
  }

  private static void changeOnce(Path file, Change change) throws IOException {
    Path target = target(file);
    deleteLeftovers(folder(target));
    byte[] before = read(target);
    byte[] content = change.apply(before);
    if (content != null) {
      replace(target, before, content);
    } else if (before != null) {
      protect(target);
    }
  }

  /** The credentials are in the file already, and everybody may be able to read them. */
  private static void protect(Path target) {
    try {
      withdrawFromOthers(target);
    } catch (IOException e) {
      LOG.warn("{} can be read or written by everybody, and that can't be changed", target, e);
    }
  }

  private static void withdrawFromOthers(Path target) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> permissions = view.readAttributes().permissions();
    if (!permissions.equals(withoutOthers(permissions))) {
      view.setPermissions(OWNER_ONLY);
    }
  }

  /** Why a file can't be used, also if the exception has only a path or nothing as its message. */
  public static String reason(IOException e) {
    String message = e.getMessage();
    String name = e.getClass().getSimpleName();
    if (message == null) {
      return name;
    }
    return e instanceof FileSystemException only && only.getReason() == null
        ? name + ": " + message
        : message;
  }

  private static Path folder(Path target) {
    return Objects.requireNonNull(target.getParent(), "folder");
  }

  /** The target of symbolic links, so that the links themselves are kept. */
  private static Path target(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path path = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(path); links++) {
      if (links == MOST_LINKS) {
        throw new IOException("its symbolic links lead in a circle");
      }
      path = path.resolveSibling(Files.readSymbolicLink(path));
    }
    return path;
  }

  /** The content of a file or of the target of a link, or null if there is no file. */
  public static byte @Nullable [] read(Path target) throws IOException {
    if (!Files.exists(target)) {
      return null;
    }
    // Reading a FIFO would wait for its writer, and replacing a device would be fatal for others.
    if (!Files.isRegularFile(target)) {
      throw new IOException(target + " is not a regular file");
    }
    try (InputStream in = Files.newInputStream(target)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new IOException(target + " is larger than 1 MiB");
      }
      return content;
    }
  }

  /**
   * A process that was killed leaves its temporary file, and no lock. One that is still writing
   * holds the lock of its file.
   */
  private static void deleteLeftovers(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(folder, TEMPORARY_PREFIX + "*" + TEMPORARY_SUFFIX)) {
      for (Path leftover : leftovers) {
        deleteUnlessInUse(leftover);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("{} could not be searched for files of an earlier run", folder, e);
    }
  }

  private static void deleteUnlessInUse(Path leftover) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(leftover, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      // Another process may have created an empty file and not locked it yet.
      if (!file.isRegularFile() || file.size() == 0) {
        return;
      }
      try (FileChannel channel =
              FileChannel.open(leftover, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
          FileLock lock = channel.tryLock()) {
        if (lock != null) {
          Files.deleteIfExists(leftover);
        }
      }
    } catch (NoSuchFileException e) {
      LOG.debug("{} is gone", leftover, e);
    } catch (OverlappingFileLockException e) {
      LOG.debug("{} is in use", leftover, e);
    } catch (IOException e) {
      LOG.warn(
          "delete {}: it was left by an earlier run, contains credentials and can't be deleted",
          leftover,
          e);
    }
  }

  /**
   * @param before the content of the file, or null if there is no file
   */
  private static void replace(Path target, byte @Nullable [] before, byte[] content)
      throws IOException {
    Path folder = folder(target);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    Path temporary = temporary(folder);
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      assert lock != null : "nobody else knows the file";
      write(channel, content);
      if (before == null) {
        create(temporary, target);
      } else if (!isLike(target, temporary) || !isMoved(temporary, target)) {
        overwrite(target, before, content);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Never replaces a file: a move that has looked whether there is one can overwrite one that came
   * since.
   */
  private static void create(Path temporary, Path target) throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debug("{} can't be a link", target, e);
      Files.move(temporary, target);
    }
  }

  private static Path temporary(Path folder) throws IOException {
    FileAttribute<?>[] ownerOnly =
        Files.getFileStore(folder).supportsFileAttributeView("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    try {
      return Files.createTempFile(folder, TEMPORARY_PREFIX, TEMPORARY_SUFFIX, ownerOnly);
    } catch (IOException e) {
      throw new IOException(
          "no file can be created in "
              + folder
              + ", which is needed to replace the file; make the folder writable, or mount the folder"
              + " instead of the file",
          e);
    }
  }

  /** Synced before the move, so that a power failure does not leave an empty file. */
  private static void write(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(content);
    channel.position(0);
    while (left.hasRemaining()) {
      channel.write(left);
    }
    channel.truncate(content.length);
    channel.force(true);
  }

  /** Gives the copy the owner, group and permissions of a file, if this process can. */
  private static boolean isLike(Path target, Path copy) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(copy, PosixFileAttributeView.class);
    if (view == null) {
      return true;
    }
    PosixFileAttributes mine = view.readAttributes();
    PosixFileAttributes theirs = Files.readAttributes(target, PosixFileAttributes.class);
    try {
      if (!theirs.owner().equals(mine.owner())) {
        view.setOwner(theirs.owner());
      }
      if (!theirs.group().equals(mine.group())) {
        view.setGroup(theirs.group());
      }
      view.setPermissions(withoutOthers(theirs.permissions()));
      return true;
    } catch (IOException e) {
      LOG.debug("{} has an owner that this process can't give a file to", target, e);
      return false;
    }
  }

  /** As they are, but a file that was for everybody was not meant for secrets. */
  private static Set<PosixFilePermission> withoutOthers(Set<PosixFilePermission> permissions) {
    return permissions.contains(PosixFilePermission.OTHERS_READ)
            || permissions.contains(PosixFilePermission.OTHERS_WRITE)
        ? OWNER_ONLY
        : permissions;
  }

  private static boolean isMoved(Path temporary, Path target) {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException e) {
      LOG.debug("{} can't be replaced and is overwritten", target, e);
      return false;
    }
  }

  private static void overwrite(Path target, byte[] before, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      withdrawFromOthers(target);
      try {
        write(channel, content);
      } catch (IOException e) {
        throw restored(target, before, e);
      }
    }
  }

  /** Through a channel of its own, because an interrupt closes the one that it has hit. */
  static IOException restored(Path target, byte[] before, IOException failure) {
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      write(channel, before);
      return failure;
    } catch (IOException e) {
      failure.addSuppressed(e);
      return new IOException(
          target + " is incomplete now, restore it or delete it: " + reason(failure), failure);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
