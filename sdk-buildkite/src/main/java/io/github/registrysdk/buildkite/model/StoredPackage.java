package io.github.registrysdk.buildkite.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a package in a list and a package that was read alone have in common. */
public sealed interface StoredPackage permits PackageSummary, RegistryPackage {
  /** {@return a UUID} */
  String id();

  /** {@return the package name, or null} */
  @Nullable String name();

  /** {@return the version, or null} */
  @Nullable String version();

  /** {@return the variant; in a registry for files, it is the file name extension; or null} */
  @Nullable String variant();

  /** {@return the digests of the package file as lower-case hex, by algorithm} */
  Map<String, String> digests();
}
