package io.github.registrysdk.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

/** The project's own folder, wherever in it the tests run. */
final class ProjectFolder {
  private static final Path ROOT = root(Path.of("").toAbsolutePath());

  private ProjectFolder() {}

  /**
   * A file of the project.
   *
   * @param names its path from the top, one name each
   * @return where it should be
   */
  static Path resolve(String... names) {
    return ROOT.resolve(String.join("/", names));
  }

  private static Path root(Path start) {
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(".ci"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no folder above " + start + " is the project's");
  }
}
