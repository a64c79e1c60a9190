package io.github.registrysdk.core.internal.upload;

import io.github.registrysdk.core.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was when it was looked at.
 *
 * @param key identifies the file whatever its name; null where the file system has no such key
 */
public record FileContent(Path file, long length, FileTime modified, @Nullable Object key)
    implements Content {
  /**
   * @throws IllegalArgumentException if it is none
   */
  public static FileContent of(Path file) {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("the file " + file + " does not exist", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("the file " + file + " can't be looked at", e);
    }
    if (!attributes.isRegularFile()) {
      String what = attributes.isDirectory() ? "a directory" : "not a regular file";
      throw new IllegalArgumentException(file + " is " + what + "; only files can be uploaded");
    }
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("the file " + file + " is not readable");
    }
    if (attributes.size() == 0) {
      throw new IllegalArgumentException("the file " + file + " is empty");
    }
    return new FileContent(
        file, attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
  }

  @Override
  public InputStream open() throws IOException {
    // Opening a FIFO would wait for its writer.
    if (!Files.isRegularFile(file)) {
      throw new IOException("it is no longer a regular file");
    }
    return Files.newInputStream(file);
  }

  @Override
  public boolean unchanged() throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return now.size() == length
        && now.lastModifiedTime().equals(modified)
        && Objects.equals(now.fileKey(), key);
  }
}
