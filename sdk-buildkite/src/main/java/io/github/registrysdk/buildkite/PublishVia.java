package io.github.registrysdk.buildkite;

/** How a file is published to a registry. */
public enum PublishVia {
  /** With one request to the Buildkite API, which contains the file. */
  API,

  /**
   * Through the object storage that Buildkite names, with three requests: a request for a presigned
   * form, the upload of the file to the storage with that form, and a request that creates a
   * package from the uploaded file. The upload to the storage does not contain the token of the
   * client. Use this for large files.
   */
  STORAGE
}
