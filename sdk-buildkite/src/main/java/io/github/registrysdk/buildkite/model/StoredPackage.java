package io.github.registrysdk.buildkite.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that {@link PackageSummary} (a package in a list) and {@link RegistryPackage} have in
 * common.
 */
public sealed interface StoredPackage permits PackageSummary, RegistryPackage {
  /** {@return a UUID} */
  String id();

  /** {@return the package name, or null} */
  @Nullable String name();

  /** {@return the version, or null} */
  @Nullable String version();

  /** {@return the variant, or null; in a registry for files, it is the file name extension} */
  @Nullable String variant();

  /** {@return the digests of the package file as lower-case hex, by algorithm} */
  Map<String, String> digests();
}
