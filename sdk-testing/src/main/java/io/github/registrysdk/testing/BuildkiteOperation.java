package io.github.registrysdk.testing;

import java.util.List;

/** The operations of {@link FakeBuildkite}. */
public enum BuildkiteOperation implements FakeOperation {
  /** {@code POST …/registries}. */
  CREATE_REGISTRY("create a registry", "write_registries"),
  /** {@code GET …/registries}. */
  LIST_REGISTRIES("list registries", "read_registries"),
  /** {@code GET …/registries/{slug}}. */
  GET_REGISTRY("get a registry", "read_registries"),
  /** {@code POST …/registries/{slug}}. */
  UPDATE_REGISTRY("update a registry", "write_registries"),
  /** {@code DELETE …/registries/{slug}}. */
  DELETE_REGISTRY("delete a registry", "delete_registries"),
  /** {@code POST …/registries/{slug}/tokens}. */
  CREATE_TOKEN("create a registry token", "write_registries"),
  /** {@code GET …/registries/{slug}/tokens}. */
  LIST_TOKENS("list registry tokens", "read_registries"),
  /** {@code GET …/registries/{slug}/tokens/{id}}. */
  GET_TOKEN("get a registry token", "read_registries"),
  /** {@code POST …/registries/{slug}/tokens/{id}}. */
  UPDATE_TOKEN("update a registry token", "write_registries"),
  /** {@code DELETE …/registries/{slug}/tokens/{id}}. */
  DELETE_TOKEN("delete a registry token", "write_registries"),
  /** {@code POST …/registries/{slug}/packages}, with a file or with the URL of a stored one. */
  PUBLISH_PACKAGE("publish a package", "write_packages"),
  /** {@code GET …/registries/{slug}/packages}. */
  LIST_PACKAGES("list packages", "read_packages"),
  /** {@code GET …/registries/{slug}/packages/{id}}. */
  GET_PACKAGE("get a package", "read_packages"),
  /** {@code POST …/registries/{slug}/packages/{id}/copy?to=…}. */
  COPY_PACKAGE("copy a package", "read_packages", "write_packages"),
  /** {@code DELETE …/registries/{slug}/packages/{id}}. */
  DELETE_PACKAGE("delete a package", "delete_packages"),
  /** {@code POST …/registries/{slug}/packages/upload}. */
  PRESIGN_UPLOAD("presign an upload", "write_packages"),
  /** {@code POST} of a form to the storage host. */
  STORE_UPLOAD("upload to storage"),
  /**
   * {@code GET} or {@code HEAD} below {@link FakeBuildkite#packagesUrl()}, or of a stored file to
   * which that host redirects. A registry token is enough; the scope is that of an API access
   * token.
   */
  PULL_PACKAGE("pull a package", "read_packages"),
  /** {@code PUT} or {@code POST} below {@link FakeBuildkite#packagesUrl()}: Java and images. */
  PUSH_PACKAGE("push a package", "read_packages", "write_packages"),
  /** {@code GET /v2/organizations/{slug}/rate_limit}. */
  GET_RATE_LIMIT("get the rate limit");

  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which nothing can change
  private final List<String> scopes;

  BuildkiteOperation(String description, String... scopes) {
    this.description = description;
    this.scopes = List.of(scopes);
  }

  @Override
  public String description() {
    return description;
  }

  /**
   * The scopes that an access token needs for this operation, all of them.
   *
   * @return the scopes; empty if any token is enough, and for storage, which takes no token
   */
  public List<String> scopes() {
    return scopes;
  }
}
