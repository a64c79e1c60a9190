package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.StoredPackage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file in a registry for files. The form is that of {@code
 * package_registries/ecosystems/files.md} in {@code buildkite/docs}. Names that may be valid are
 * not refused here, because the page does not say which characters a base name can have.
 */
final class VersionedFileName {
  private static final Pattern FORM =
      Pattern.compile("(.+?)-\\d+\\.\\d+\\.\\d+(?:[-+][0-9A-Za-z.+-]*)?\\.[^.].*");

  private VersionedFileName() {}

  /**
   * Returns the base name.
   *
   * @throws IllegalArgumentException if Buildkite refuses this file name
   */
  static String baseOf(String fileName) {
    Matcher matcher = FORM.matcher(fileName);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a registry for files takes only names of the form {BASENAME}-{SEMVER}.{EXT}, such as"
              + " my-tool-1.0.0.tar.gz, but the file is named "
              + fileName);
    }
    return matcher.group(1);
  }

  /** The file name of a package in a registry for files, or null if the list does not say it. */
  static @Nullable String of(StoredPackage item) {
    return item.name() == null || item.version() == null || item.variant() == null
        ? null
        : item.name() + "-" + item.version() + "." + item.variant();
  }
}
