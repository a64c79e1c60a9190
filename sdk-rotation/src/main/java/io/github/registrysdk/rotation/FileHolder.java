package io.github.registrysdk.rotation;

import io.github.registrysdk.core.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A file with the token and nothing else. */
record FileHolder(Path file) implements TokenHolder {
  FileHolder {
    Objects.requireNonNull(file, "file");
  }

  @Override
  public void check(boolean firstRun) {
    try {
      folder(target());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void give(Secret secret) {
    try {
      write(target(), secret.reveal().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Symbolic links are kept, and what is not a file, such as a device, is refused. */
  private Path target() throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(target)) {
      throw new IOException(target + " is not a regular file");
    }
    return target;
  }

  private static Path folder(Path target) throws IOException {
    Path folder = Objects.requireNonNull(target.getParent(), "folder");
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is not a directory");
    }
    return folder;
  }

  /** The temporary file has one name, so that the next run replaces what a killed run has left. */
  private static void write(Path target, byte[] content) throws IOException {
    Path folder = folder(target);
    Path temporary = folder.resolve("." + target.getFileName() + ".rotation");
    FileAttribute<?>[] ownerOnly =
        folder.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.deleteIfExists(temporary);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true); // so that a power failure after the move does not leave an empty file
    }
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException("the file " + file + " can't be written: " + e.getMessage(), e);
  }

  @Override
  public void verify(Secret secret) {
    if (held().filter(secret::equals).isEmpty()) {
      throw new IllegalStateException(file + " has other content");
    }
  }

  @Override
  public Optional<Secret> held() {
    return Files.exists(file) && !isEmpty() ? Optional.of(Secret.fromFile(file)) : Optional.empty();
  }

  private boolean isEmpty() {
    try {
      return Files.size(file) == 0;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public String toString() {
    return "file " + file;
  }
}
