package io.github.registrysdk.examples.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page in Markdown.
 *
 * @param file where it is
 * @param text what is in it
 */
record Markdown(Path file, String text) {
  /** Surefire runs the tests in the module's folder. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]\n]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

  /** A fenced block of code in a language. */
  record Block(String language, String code) {}

  /** All files of the project, without what builds and git write meanwhile. */
  static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped = folder.endsWith("target") || folder.endsWith(".git");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  static Markdown read(Path file) {
    try {
      return new Markdown(file, Files.readString(file).replace("\r\n", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The guide, and what was decided. */
  static List<Markdown> guide() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      return pages(files);
    }
  }

  /** The guide, and what lies beside the README and the workflows. */
  static List<Markdown> everywhere() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> root = Files.list(ROOT);
        Stream<Path> gitHub = Files.walk(ROOT.resolve(".github"))) {
      return pages(Stream.concat(docs, Stream.concat(root, gitHub)));
    }
  }

  private static List<Markdown> pages(Stream<Path> files) {
    return files
        .filter(file -> file.toString().endsWith(".md"))
        .sorted()
        .map(Markdown::read)
        .toList();
  }

  List<Block> blocks() {
    return FENCE
        .matcher(text)
        .results()
        .map(found -> new Block(found.group(1), found.group(2)))
        .toList();
  }

  List<String> links() {
    return LINK.matcher(prose()).results().map(found -> found.group(1)).toList();
  }

  /** The names under which GitHub lets one jump to the headings. */
  Set<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    return HEADING
        .matcher(prose())
        .results()
        .map(Markdown::anchor)
        .map(
            name ->
                seen.merge(name, 1, Integer::sum) == 1 ? name : name + "-" + repeated(seen, name))
        .collect(Collectors.toSet());
  }

  private static int repeated(Map<String, Integer> seen, String name) {
    return seen.getOrDefault(name, 1) - 1;
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private String prose() {
    return FENCE.matcher(text).replaceAll("");
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }
}
