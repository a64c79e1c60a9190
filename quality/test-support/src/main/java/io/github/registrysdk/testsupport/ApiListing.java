package io.github.registrysdk.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * What the module under test lets others use, as text. The text is committed in {@code api/}, so
 * that no change of it goes unseen.
 */
public final class ApiListing {

  private static final Path CLASSES = Path.of("target", "classes");

  private final ModuleDescriptor module;

  private ApiListing(ModuleDescriptor module) {
    this.module = module;
  }

  /**
   * Compares the module under test with its committed listing; with {@code -Dapi.refresh=true} it
   * writes the listing instead.
   *
   * @throws AssertionError with the difference and the command to run if they differ
   * @throws IOException if the listing can't be read or written
   */
  public static void checkModuleUnderTest() throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    String name = folder.getFileName().toString();
    Path listing = folder.resolveSibling("api").resolve(name + ".txt");
    String found = new ApiListing(ModuleUnderTest.descriptor()).text();
    if (Boolean.getBoolean("api.refresh")) {
      Files.createDirectories(listing.getParent());
      Files.writeString(listing, found, UTF_8);
    }
    String listed = Files.exists(listing) ? Files.readString(listing, UTF_8) : "";
    List<String> difference = ListingDifference.between(listed, found);
    if (!difference.isEmpty()) {
      fail(
          "The exported API differs from api/%1$s.txt:%n%2$s%nIf that is intended, run%n"
              + "./test %1$s ApiListingTest -Dapi.refresh=true%n"
              + "and commit what it writes for review.",
          name, String.join("\n", difference));
    }
  }

  /** What is exported to Jackson alone is nobody else's API. */
  private String text() {
    String exports =
        module.exports().stream()
            .filter(exported -> !exported.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .sorted()
            .map(ApiListing::packageText)
            .collect(joining("\n"));
    return "module " + module.name() + "\n" + requiredOfCallers() + "\n" + exports;
  }

  private String requiredOfCallers() {
    return module.requires().stream()
        .filter(
            needed -> needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
        .map(needed -> "requires transitive " + needed.name() + "\n")
        .sorted()
        .collect(joining());
  }

  private static String packageText(String name) {
    List<Class<?>> published = publishedIn(name);
    String marked =
        published.get(0).getPackage().isAnnotationPresent(NullMarked.class) ? "@NullMarked " : "";
    return published.stream()
        .map(type -> "\n" + new ApiType(type).text())
        .collect(joining("", marked + "package " + name + "\n", ""));
  }

  private static List<Class<?>> publishedIn(String name) {
    Path folder = CLASSES.resolve(name.replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
          .<Class<?>>map(file -> load(name + "." + file.substring(0, file.length() - 6)))
          .filter(ApiType::isPublished)
          .sorted(Comparator.comparing(Class::getName))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ApiListing.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
