package io.github.registrysdk.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links that stay in the repository lead somewhere, and to the heading they name. */
final class MarkdownLinksTest {
  @Test
  void everyRelativeLinkAndAnchorResolves() throws IOException {
    List<String> broken = new ArrayList<>();
    int followed = 0;
    for (Markdown page : Markdown.everywhere()) {
      for (String link : page.links()) {
        if (!link.contains("://") && !link.startsWith("mailto:")) {
          followed++;
          if (!resolves(page, link)) {
            broken.add(page + ": " + link);
          }
        }
      }
    }

    assertThat(broken).isEmpty();
    assertThat(followed).isGreaterThan(20);
  }

  @Test
  void anchorsAreThoseOfGitHub() {
    Markdown page =
        new Markdown(
            Markdown.ROOT.resolve("x.md"),
            "# Errors, retries and limits\n## `send`\n## A\n## A\n```bash\n# no heading\n```\n");

    assertThat(page.anchors())
        .containsExactlyInAnyOrder("errors-retries-and-limits", "send", "a", "a-1");
  }

  @Test
  void missingFilesAndHeadingsAreNoticed() {
    Markdown readme = Markdown.read(Markdown.ROOT.resolve("README.md"));

    assertThat(resolves(readme, "#install")).isTrue();
    assertThat(resolves(readme, "#no-such-heading")).isFalse();
    assertThat(resolves(readme, "docs/none.md")).isFalse();
    assertThat(resolves(readme, "docs/README.md#no-such-heading")).isFalse();
  }

  private static boolean resolves(Markdown page, String link) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
    if (!target.startsWith(Markdown.ROOT) || !Files.exists(target)) {
      return false;
    }
    return parts.length == 1
        || (target.toString().endsWith(".md")
            && Markdown.read(target).anchors().contains(parts[1]));
  }
}
