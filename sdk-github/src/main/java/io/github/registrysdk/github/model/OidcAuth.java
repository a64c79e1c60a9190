package io.github.registrysdk.github.model;

import io.github.registrysdk.core.toolkit.Require;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How Dependabot signs in to a private registry by OIDC: a record for each kind, with what that
 * kind needs and no secret.
 */
public sealed interface OidcAuth {
  /** {@return the kind, as it is sent in {@code auth_type}} */
  RegistryAuthType authType();

  /**
   * {@return the fields by their names on the wire, in their order; those that are null are left
   * out}
   */
  Map<String, String> fields();

  /**
   * Azure Artifacts.
   *
   * @param tenantId of the Azure AD application
   * @param clientId of the Azure AD application
   */
  record Azure(String tenantId, String clientId) implements OidcAuth {
    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if something is blank
     */
    public Azure {
      Require.text("tenantId", tenantId);
      Require.text("clientId", clientId);
    }

    @Override
    public RegistryAuthType authType() {
      return RegistryAuthType.OIDC_AZURE;
    }

    @Override
    public Map<String, String> fields() {
      return OidcAuth.present("tenant_id", tenantId, "client_id", clientId);
    }
  }

  /**
   * AWS CodeArtifact.
   *
   * @param region such as {@code us-east-1}
   * @param accountId the AWS account
   * @param roleName the IAM role to assume
   * @param domain the CodeArtifact domain
   * @param domainOwner the AWS account that owns it
   * @param audience of the OIDC token, or null for GitHub's default
   */
  record Aws(
      String region,
      String accountId,
      String roleName,
      String domain,
      String domainOwner,
      @Nullable String audience)
      implements OidcAuth {
    /**
     * Checks that nothing that is required is missing.
     *
     * @throws IllegalArgumentException if anything but the audience is blank
     */
    public Aws {
      Require.text("region", region);
      Require.text("accountId", accountId);
      Require.text("roleName", roleName);
      Require.text("domain", domain);
      Require.text("domainOwner", domainOwner);
    }

    @Override
    public RegistryAuthType authType() {
      return RegistryAuthType.OIDC_AWS;
    }

    @Override
    public Map<String, String> fields() {
      return OidcAuth.present(
          "aws_region",
          region,
          "account_id",
          accountId,
          "role_name",
          roleName,
          "domain",
          domain,
          "domain_owner",
          domainOwner,
          "audience",
          audience);
    }
  }

  /**
   * JFrog Artifactory.
   *
   * @param providerName of the OIDC provider in JFrog
   * @param audience of the OIDC token, or null for GitHub's default
   * @param identityMappingName in JFrog, or null
   */
  record Jfrog(String providerName, @Nullable String audience, @Nullable String identityMappingName)
      implements OidcAuth {
    /**
     * Checks that the provider is named.
     *
     * @throws IllegalArgumentException if {@code providerName} is blank
     */
    public Jfrog {
      Require.text("providerName", providerName);
    }

    @Override
    public RegistryAuthType authType() {
      return RegistryAuthType.OIDC_JFROG;
    }

    @Override
    public Map<String, String> fields() {
      return OidcAuth.present(
          "jfrog_oidc_provider_name",
          providerName,
          "audience",
          audience,
          "identity_mapping_name",
          identityMappingName);
    }
  }

  /**
   * Cloudsmith.
   *
   * @param namespace the organization's
   * @param serviceSlug of the service account
   * @param audience of the OIDC token
   * @param apiHost or null for {@code api.cloudsmith.io}
   */
  record Cloudsmith(String namespace, String serviceSlug, String audience, @Nullable String apiHost)
      implements OidcAuth {
    /**
     * Checks that nothing that is required is missing.
     *
     * @throws IllegalArgumentException if anything but the host is blank
     */
    public Cloudsmith {
      Require.text("namespace", namespace);
      Require.text("serviceSlug", serviceSlug);
      Require.text("audience", audience);
    }

    @Override
    public RegistryAuthType authType() {
      return RegistryAuthType.OIDC_CLOUDSMITH;
    }

    @Override
    public Map<String, String> fields() {
      return OidcAuth.present(
          "namespace",
          namespace,
          "service_slug",
          serviceSlug,
          "audience",
          audience,
          "api_host",
          apiHost);
    }
  }

  /**
   * Google Cloud Artifact Registry.
   *
   * @param workloadIdentityProvider its full resource name
   * @param serviceAccount the account to impersonate, or null to use the federated token itself
   * @param audience of the OIDC token, or null for GitHub's default
   */
  record Gcp(
      String workloadIdentityProvider, @Nullable String serviceAccount, @Nullable String audience)
      implements OidcAuth {
    /**
     * Checks that the provider is named.
     *
     * @throws IllegalArgumentException if {@code workloadIdentityProvider} is blank
     */
    public Gcp {
      Require.text("workloadIdentityProvider", workloadIdentityProvider);
    }

    @Override
    public RegistryAuthType authType() {
      return RegistryAuthType.OIDC_GCP;
    }

    @Override
    public Map<String, String> fields() {
      return OidcAuth.present(
          "workload_identity_provider",
          workloadIdentityProvider,
          "service_account",
          serviceAccount,
          "audience",
          audience);
    }
  }

  /**
   * Reads a kind out of an answer.
   *
   * @param authType the kind
   * @param fields the answer's fields
   * @return empty if the kind is not known, or one of its required fields is not there
   */
  static Optional<OidcAuth> read(RegistryAuthType authType, Map<String, @Nullable Object> fields) {
    return new OidcFields(fields).as(authType);
  }

  private static Map<String, String> present(@Nullable String... namesAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = namesAndValues[i];
      String value = namesAndValues[i + 1];
      if (name != null && value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }
}
