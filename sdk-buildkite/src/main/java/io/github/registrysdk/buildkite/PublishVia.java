package io.github.registrysdk.buildkite;

/** The two ways a file can take to a registry. */
public enum PublishVia {
  /** One request with the file in it, to Buildkite itself. */
  API,
  /**
   * Three requests: Buildkite names a place in its object storage, the file is put there without
   * the client's credentials, and Buildkite is told to make a package of it. Meant for large files.
   */
  STORAGE
}
