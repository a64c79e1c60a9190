package io.github.registrysdk.testing;

import java.util.List;

/**
 * The operations of {@link FakeGitHub}, each with the operation in GitHub's OpenAPI description
 * ({@code github/rest-api-description}) that the fake follows.
 */
public enum GitHubOperation implements FakeOperation {
  /**
   * {@code GET /orgs/{org}/private-registries}. Source: {@code
   * private-registries/list-org-private-registries}.
   */
  LIST_REGISTRIES("list private registries", "organization_private_registries:read"),
  /**
   * {@code POST /orgs/{org}/private-registries}. Source: {@code
   * private-registries/create-org-private-registry}.
   */
  CREATE_REGISTRY("create a private registry", "organization_private_registries:write"),
  /**
   * {@code GET /orgs/{org}/private-registries/public-key}. Source: {@code
   * private-registries/get-org-public-key}.
   */
  GET_PUBLIC_KEY("get the public key", "organization_private_registries:read"),
  /**
   * {@code GET /orgs/{org}/private-registries/{secret_name}}. Source: {@code
   * private-registries/get-org-private-registry}.
   */
  GET_REGISTRY("get a private registry", "organization_private_registries:read"),
  /**
   * {@code PATCH /orgs/{org}/private-registries/{secret_name}}. Source: {@code
   * private-registries/update-org-private-registry}.
   */
  UPDATE_REGISTRY("update a private registry", "organization_private_registries:write"),
  /**
   * {@code DELETE /orgs/{org}/private-registries/{secret_name}}. Source: {@code
   * private-registries/delete-org-private-registry}.
   */
  DELETE_REGISTRY("delete a private registry", "organization_private_registries:write"),
  /**
   * {@code POST /app/installations/{installation_id}/access_tokens}, authenticated as the App.
   * Source: {@code apps/create-installation-access-token}.
   */
  CREATE_INSTALLATION_TOKEN("create an installation token"),
  /**
   * {@code GET /orgs/{org}/installation}, authenticated as the App. Source: {@code
   * apps/get-org-installation}.
   */
  GET_ORG_INSTALLATION("get an organization's installation"),
  /**
   * {@code DELETE /installation/token}, with the installation token. The SDK does not send it.
   * Source: {@code apps/revoke-installation-access-token}.
   */
  REVOKE_INSTALLATION_TOKEN("revoke an installation token"),
  /**
   * {@code GET /repos/{owner}/{repo}}, and {@code GET /repositories/{id}}, to which it redirects.
   * Source: {@code repos/get}. It has no permission here, because the response is 404 for a token
   * that must not see the repository.
   */
  GET_REPOSITORY("get a repository"),
  /** {@code GET /orgs/{org}/dependabot/secrets}. Source: {@code dependabot/list-org-secrets}. */
  LIST_DEPENDABOT_SECRETS("list Dependabot secrets", "organization_dependabot_secrets:read"),
  /**
   * {@code GET /orgs/{org}/dependabot/secrets/public-key}. Source: {@code
   * dependabot/get-org-public-key}.
   */
  GET_DEPENDABOT_PUBLIC_KEY(
      "get the public key for Dependabot secrets", "organization_dependabot_secrets:read"),
  /**
   * {@code GET /orgs/{org}/dependabot/secrets/{secret_name}}. Source: {@code
   * dependabot/get-org-secret}.
   */
  GET_DEPENDABOT_SECRET("get a Dependabot secret", "organization_dependabot_secrets:read"),
  /**
   * {@code PUT /orgs/{org}/dependabot/secrets/{secret_name}}. Source: {@code
   * dependabot/create-or-update-org-secret}.
   */
  PUT_DEPENDABOT_SECRET("put a Dependabot secret", "organization_dependabot_secrets:write"),
  /**
   * {@code DELETE /orgs/{org}/dependabot/secrets/{secret_name}}. Source: {@code
   * dependabot/delete-org-secret}.
   */
  DELETE_DEPENDABOT_SECRET("delete a Dependabot secret", "organization_dependabot_secrets:write"),
  /**
   * {@code GET /orgs/{org}/dependabot/secrets/{secret_name}/repositories}. Source: {@code
   * dependabot/list-selected-repos-for-org-secret}.
   */
  LIST_DEPENDABOT_REPOSITORIES(
      "list the repositories of a Dependabot secret", "organization_dependabot_secrets:read"),
  /**
   * {@code PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories}. Source: {@code
   * dependabot/set-selected-repos-for-org-secret}.
   */
  SET_DEPENDABOT_REPOSITORIES(
      "set the repositories of a Dependabot secret", "organization_dependabot_secrets:write"),
  /**
   * {@code PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}}. Source:
   * {@code dependabot/add-selected-repo-to-org-secret}.
   */
  ADD_DEPENDABOT_REPOSITORY(
      "add a repository to a Dependabot secret", "organization_dependabot_secrets:write"),
  /**
   * {@code DELETE /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}}.
   * Source: {@code dependabot/remove-selected-repo-from-org-secret}.
   */
  REMOVE_DEPENDABOT_REPOSITORY(
      "remove a repository from a Dependabot secret", "organization_dependabot_secrets:write");

  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which nothing can change
  private final List<String> permissions;

  GitHubOperation(String description, String... permissions) {
    this.description = description;
    this.permissions = List.of(permissions);
  }

  @Override
  public String description() {
    return description;
  }

  /**
   * All fine-grained permissions that a token needs for this operation. {@code write} includes
   * {@code read}, and a classic token's {@code admin:org} includes both.
   *
   * @return the permissions, such as {@code organization_private_registries:read}; empty where a
   *     GitHub App authenticates as itself, with the token to revoke, and for a repository
   */
  public List<String> permissions() {
    return permissions;
  }
}
