package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.examples.guide.Markdown.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide and the README show is copied from the examples, which are compiled and run. */
final class GuidePagesTest {
  private static final Markdown README = Markdown.read(Markdown.ROOT.resolve("README.md"));
  private static final Pattern SNIPPET = Pattern.compile("(?ms)^\\{@snippet :\n(.*?)^}$");

  @Test
  void everyBlockOfJavaStandsInOneExampleFromItsFirstLineToItsLast() throws IOException {
    List<String> examples = examples();
    List<String> blocks = Markdown.guide().stream().flatMap(GuidePagesTest::java).toList();

    assertThat(blocks).hasSizeGreaterThan(60);
    assertThat(blocks)
        .filteredOn(block -> examples.stream().noneMatch(text -> text.contains(block)))
        .isEmpty();
  }

  /**
   * Javadoc of JDK 25 fails over a snippet from a file in a module or overview: there they are
   * copies.
   */
  @Test
  void snippetsOfModulesAndOverviewStandInAnExample() throws IOException {
    List<String> examples = examples();
    List<String> snippets = new ArrayList<>();
    Markdown.files().stream()
        .filter(file -> file.endsWith("src/main/java/module-info.java"))
        .forEach(file -> snippets.addAll(snippets(file)));
    snippets.addAll(snippets(Markdown.ROOT.resolve("src/main/javadoc/overview.html")));

    assertThat(snippets).hasSizeGreaterThanOrEqualTo(6);
    assertThat(snippets)
        .filteredOn(snippet -> examples.stream().noneMatch(text -> text.contains(snippet)))
        .isEmpty();
  }

  private static List<String> snippets(Path file) {
    return SNIPPET
        .matcher(Markdown.read(file).text().replaceAll("(?m)^ \\* ?", ""))
        .results()
        .map(found -> code(found.group(1)))
        .toList();
  }

  @Test
  void everyCurlHasItsJavaBesideIt() throws IOException {
    List<Markdown> pages =
        Markdown.guide().stream().filter(page -> page.toString().contains("from-curl")).toList();

    assertThat(pages).hasSize(3);
    for (Markdown page : pages) {
      List<Block> blocks = page.blocks();
      assertThat(blocks.get(blocks.size() - 1).language()).as(page.toString()).isEqualTo("java");
      for (int i = 0; i < blocks.size(); i++) {
        if (blocks.get(i).language().equals("bash")) {
          assertThat(blocks.get(i + 1).language()).as("%s: %s", page, i).isEqualTo("java");
        }
      }
    }
  }

  /** Real builds of this project are the tests of the plugin. */
  @Test
  void theGuideToMavenShowsTheProjectOfItsTests() {
    String project =
        code(Markdown.read(Path.of("consumers/maven-plugin/src/it/deploy/pom.xml")).text());
    List<String> blocks =
        Markdown.read(Markdown.ROOT.resolve("docs/maven.md")).blocks().stream()
            .filter(block -> block.language().equals("xml"))
            .map(
                block ->
                    block
                        .code()
                        .replace("https://packages.buildkite.com/", "${registry.packagesUrl}"))
            .map(GuidePagesTest::code)
            .toList();

    assertThat(blocks).hasSize(2).allMatch(project::contains);
  }

  @Test
  void everyPageWithJavaIsInTheIndex() throws IOException {
    Markdown index = Markdown.read(Markdown.ROOT.resolve(Path.of("docs", "README.md")));
    List<String> pages =
        Markdown.guide().stream()
            .filter(page -> java(page).findAny().isPresent())
            .map(page -> page.file().getFileName().toString())
            .toList();

    assertThat(pages).hasSizeGreaterThan(10).isSubsetOf(index.links());
  }

  private static Stream<String> java(Markdown page) {
    return page.blocks().stream()
        .filter(block -> block.language().equals("java"))
        .map(block -> code(block.code()));
  }

  private static List<String> examples() throws IOException {
    try (Stream<Path> own = Files.walk(Path.of("src"));
        Stream<Path> consumers = Files.walk(Path.of("consumers"))) {
      return Stream.concat(own, consumers)
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> code(Markdown.read(file).text()))
          .toList();
    }
  }

  /** The lines, without their margins and without what marks regions for the Javadoc. */
  private static String code(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .filter(line -> !line.startsWith("// @start") && !line.equals("// @end"))
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  @Test
  void everyBlockOfJavaInTheReadmeStandsInAnExampleAndIsShort() throws IOException {
    List<String> examples = examples();

    assertThat(java(README)).hasSizeGreaterThanOrEqualTo(4);
    assertThat(java(README))
        .allMatch(block -> block.lines().count() < 30)
        .filteredOn(block -> examples.stream().noneMatch(text -> text.contains(block)))
        .isEmpty();
  }

  @Test
  void firstScreenOfTheReadmeHasTheCommandsAndThePrograms() {
    String firstScreen = README.text().lines().limit(70).collect(Collectors.joining("\n"));

    assertThat(firstScreen).contains("exec:java", "./mvnw verify");
    assertThat(firstScreen.split("```java", -1)).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void everyExampleThatTheReadmeNamesExists() {
    List<String> named =
        Pattern.compile("`examples/(\\S+\\.java)`")
            .matcher(README.text())
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(Path.of(name)).exists());
  }
}
