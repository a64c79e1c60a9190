package io.github.registrysdk.operations;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;

/**
 * A client, and the arguments that differ between tests.
 *
 * @param client a client of the sample's provider
 * @param upload the package to publish
 * @param password the secret that requests carry
 * @param tokenId the id of a registry token
 * @param packageId the id of a package
 * @param repositoryId the id of a repository
 */
public record Caller(
    ApiClient<?> client,
    Upload upload,
    Secret password,
    String tokenId,
    String packageId,
    long repositoryId) {

  /** A caller with the ids that stand in the samples' paths. */
  public static Caller of(ApiClient<?> client, Upload upload, Secret password) {
    return new Caller(client, upload, password, "t1", "p1", 3);
  }

  /** The same arguments with another client. */
  Caller with(ApiClient<?> other) {
    return new Caller(other, upload, password, tokenId, packageId, repositoryId);
  }
}
