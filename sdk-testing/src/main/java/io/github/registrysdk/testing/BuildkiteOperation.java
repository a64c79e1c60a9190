package io.github.registrysdk.testing;

import java.util.List;

/**
 * The operations of {@link FakeBuildkite}, each with the page of Buildkite's documentation or the
 * client that the fake follows. The pages are in the public repository {@code buildkite/docs},
 * below {@code pages/apis/rest_api} unless their path begins with {@code pages}.
 *
 * @see <a href="https://buildkite.com/docs/apis/rest-api/package-registries">Buildkite: package
 *     registries API</a>
 */
public enum BuildkiteOperation implements FakeOperation {
  /**
   * {@code POST …/registries}. Source: {@code package_registries/registries.md}; {@code team_ids}
   * and {@code type} as in Buildkite's Terraform provider, {@code resource_registry.go}.
   */
  CREATE_REGISTRY("create a registry", "write_registries"),
  /**
   * {@code GET …/registries}. Source: {@code package_registries/registries.md}; the pages of the
   * list as in its parent, {@code rest_api.md}.
   */
  LIST_REGISTRIES("list registries", "read_registries"),
  /** {@code GET …/registries/{slug}}. Source: {@code package_registries/registries.md}. */
  GET_REGISTRY("get a registry", "read_registries"),
  /**
   * {@code POST …/registries/{slug}}, or {@code PATCH} or {@code PUT}. Source: {@code
   * package_registries/registries.md} for POST; go-buildkite, {@code package_registries.go}, for
   * PATCH; Buildkite's Terraform provider, {@code resource_registry.go}, for PUT and for the new
   * slug after a rename.
   */
  UPDATE_REGISTRY("update a registry", "write_registries"),
  /** {@code DELETE …/registries/{slug}}. Source: {@code package_registries/registries.md}. */
  DELETE_REGISTRY("delete a registry", "delete_registries"),
  /**
   * {@code POST …/registries/{slug}/tokens}. Source: {@code package_registries/registry_tokens.md};
   * the secret in the response as in go-buildkite, {@code package_registry_tokens.go}.
   */
  CREATE_TOKEN("create a registry token", "write_registries"),
  /**
   * {@code GET …/registries/{slug}/tokens}. Source: {@code package_registries/registry_tokens.md}.
   */
  LIST_TOKENS("list registry tokens", "read_registries"),
  /**
   * {@code GET …/registries/{slug}/tokens/{id}}. Source: {@code
   * package_registries/registry_tokens.md}.
   */
  GET_TOKEN("get a registry token", "read_registries"),
  /**
   * {@code POST …/registries/{slug}/tokens/{id}}. Source: {@code
   * package_registries/registry_tokens.md}.
   */
  UPDATE_TOKEN("update a registry token", "write_registries"),
  /**
   * {@code DELETE …/registries/{slug}/tokens/{id}}. Source: {@code
   * package_registries/registry_tokens.md}.
   */
  DELETE_TOKEN("delete a registry token", "write_registries"),
  /**
   * {@code POST …/registries/{slug}/packages}, with a file or with the URL of a stored one. Source:
   * {@code package_registries/packages.md}; the URL as in go-buildkite, {@code package_uploads.go}.
   */
  PUBLISH_PACKAGE("publish a package", "write_packages"),
  /** {@code GET …/registries/{slug}/packages}. Source: {@code package_registries/packages.md}. */
  LIST_PACKAGES("list packages", "read_packages"),
  /**
   * {@code GET …/registries/{slug}/packages/{id}}. Source: {@code package_registries/packages.md};
   * {@code version}, {@code variant} and {@code metadata} as in go-buildkite, {@code packages.go}.
   */
  GET_PACKAGE("get a package", "read_packages"),
  /**
   * {@code POST …/registries/{slug}/packages/{id}/copy?to=…}. Source: {@code
   * package_registries/packages.md}.
   */
  COPY_PACKAGE("copy a package", "read_packages", "write_packages"),
  /**
   * {@code DELETE …/registries/{slug}/packages/{id}}. Source: {@code
   * package_registries/packages.md}.
   */
  DELETE_PACKAGE("delete a package", "delete_packages"),
  /**
   * {@code POST …/registries/{slug}/packages/upload}. Source: go-buildkite, {@code
   * package_uploads.go}; no page describes it.
   */
  PRESIGN_UPLOAD("presign an upload", "write_packages"),
  /**
   * {@code POST} of a form to the storage host. Source: go-buildkite, {@code package_uploads.go},
   * for the form; Amazon's documentation of S3 for the response.
   */
  STORE_UPLOAD("upload to storage"),
  /**
   * {@code GET} of a stored file, to which the host of the packages redirects. Source: Buildkite's
   * own <a href="https://github.com/buildkite/mise-buildkite-packages">mise-buildkite-packages</a>
   * for the redirect; Amazon's documentation of S3 for ranges, the signature in the query and its
   * expiry, and for status 400 if the request has a token.
   */
  DOWNLOAD_FROM_STORAGE("download from storage"),
  /**
   * {@code GET} or {@code HEAD} below {@link FakeBuildkite#packagesUrl()}. A registry token is
   * enough; the scope is that of an API access token. Source: the pages below {@code
   * pages/package_registries/ecosystems} for the URLs, {@code
   * pages/package_registries/security/oidc.md} for OIDC tokens, and the OCI distribution
   * specification for images.
   */
  PULL_PACKAGE("pull a package", "read_packages"),
  /**
   * {@code PUT} or {@code POST} below {@link FakeBuildkite#packagesUrl()}: Java and images. Source:
   * {@code pages/package_registries/ecosystems/maven.md}, and the OCI distribution specification.
   */
  PUSH_PACKAGE("push a package", "read_packages", "write_packages"),
  /**
   * {@code GET /v2/organizations/{slug}/rate_limit}. Source: {@code organizations/rate_limits.md}.
   * This page asks for the scope {@code read_accounts}, which Buildkite's list of scopes does not
   * have; the fake accepts {@code read_organizations} as well.
   */
  GET_RATE_LIMIT("get the rate limit", "read_accounts"),
  /** {@code GET /v2/access-token}. Source: {@code access_token.md}. */
  GET_ACCESS_TOKEN("get the access token"),
  /** {@code DELETE /v2/access-token}. Source: {@code access_token.md}. */
  REVOKE_ACCESS_TOKEN("revoke the access token"),
  /**
   * {@code POST …/jobs/{id}/oidc/tokens} of the agent API. Source: the agent, {@code api/oidc.go}.
   */
  REQUEST_AGENT_OIDC_TOKEN("request an OIDC token from the agent API"),
  /**
   * {@code GET} of the URL in {@code ACTIONS_ID_TOKEN_REQUEST_URL}. Source: GitHub's <a
   * href="https://docs.github.com/en/actions/reference/security/oidc">OpenID Connect reference</a>.
   */
  REQUEST_ACTIONS_OIDC_TOKEN("request an OIDC token from GitHub Actions");

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
   * All scopes that an access token needs for this operation.
   *
   * @return the scopes; empty if any token is enough, and for storage, which takes no token
   */
  public List<String> scopes() {
    return scopes;
  }
}
