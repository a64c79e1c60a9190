package io.github.registrysdk.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;

/** Finds the files that a build has made. */
final class SelectedFiles {
  private SelectedFiles() {}

  /**
   * The files of a directory that match patterns, in the order of their paths.
   *
   * @throws MojoFailureException if a pattern matches no file: a build that did not make a kind of
   *     package must not look like a release
   */
  static List<Path> in(Path directory, List<String> patterns) throws MojoFailureException {
    List<Path> all = files(directory);
    TreeSet<Path> selected = new TreeSet<>();
    for (String pattern : patterns) {
      List<PathMatcher> matchers = new ArrayList<>(List.of(matcher(pattern)));
      if (pattern.startsWith("**/")) {
        matchers.add(matcher(pattern.substring(3))); // as in other plugins, also without a folder
      }
      List<Path> found =
          all.stream()
              .filter(
                  file ->
                      matchers.stream()
                          .anyMatch(matcher -> matcher.matches(directory.relativize(file))))
              .toList();
      if (found.isEmpty()) {
        throw new MojoFailureException("no file in " + directory + " matches " + pattern);
      }
      selected.addAll(found);
    }
    if (selected.isEmpty()) {
      throw new MojoFailureException("files is empty: name the files to publish");
    }
    return List.copyOf(selected);
  }

  private static PathMatcher matcher(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
  }

  private static List<Path> files(Path directory) throws MojoFailureException {
    if (!Files.isDirectory(directory)) {
      throw new MojoFailureException("there is no directory " + directory);
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't list " + directory, e);
    }
  }
}
