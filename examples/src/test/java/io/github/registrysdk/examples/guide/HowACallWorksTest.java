package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about the inside names classes and methods that exist. */
class HowACallWorksTest {
  private static final Pattern NAME = Pattern.compile("`([A-Z][a-z]\\w+)(?:\\.(\\w+))?`");
  private static final Pattern DIAGRAM = Pattern.compile("\\b([A-Z][a-z]+[A-Z]\\w+)\\b");

  private final Markdown page =
      Markdown.read(Markdown.ROOT.resolve("docs").resolve("how-a-call-works.md"));

  @Test
  void everyClassAndMethodExists() throws IOException {
    Map<String, Path> classes = classes();
    List<String> missing = new ArrayList<>();
    int names = 0;
    for (var name : NAME.matcher(page.text()).results().toList()) {
      names++;
      Path file = classes.get(name.group(1));
      if (file == null) {
        missing.add(name.group(1));
      } else if (name.group(2) != null && !declares(file, name.group(2))) {
        missing.add(name.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(names).isGreaterThan(50);
  }

  @Test
  void everyClassInTheDiagramExists() throws IOException {
    String diagram =
        page.text().substring(page.text().indexOf("```mermaid"), page.text().indexOf("\n```\n"));
    assertThat(DIAGRAM.matcher(diagram).results().map(name -> name.group(1)).filter(this::isOurs))
        .isNotEmpty()
        .isSubsetOf(classes().keySet());
  }

  @Test
  void pageFitsOnTwoScreens() {
    assertThat(page.text().lines()).hasSizeLessThanOrEqualTo(90);
  }

  private boolean isOurs(String name) {
    return !name.equals("OkHttp");
  }

  private static boolean declares(Path file, String method) throws IOException {
    return Pattern.compile("\\b" + method + "\\(").matcher(Files.readString(file)).find();
  }

  private static Map<String, Path> classes() throws IOException {
    return Markdown.files().stream()
        .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> Markdown.ROOT.relativize(file).toString().matches("(sdk-|quality).*"))
        .filter(file -> !file.endsWith("package-info.java") && !file.endsWith("module-info.java"))
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".java", ""),
                file -> file,
                (first, second) -> first));
  }
}
