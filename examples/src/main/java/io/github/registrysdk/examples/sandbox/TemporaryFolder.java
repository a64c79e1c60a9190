package io.github.registrysdk.examples.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder for sample files that goes away with them. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  public TemporaryFolder() {
    try {
      this.path = Files.createTempDirectory("registry-sdk-");
    } catch (IOException e) {
      throw new UncheckedIOException("could not make a temporary folder", e);
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(path)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Files.delete(file);
      }
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException("could not remove " + path, e);
    }
  }
}
