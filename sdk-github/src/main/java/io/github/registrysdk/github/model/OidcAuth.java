package io.github.registrysdk.github.model;

import io.github.registrysdk.core.toolkit.Require;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings with which Dependabot authenticates to a private registry with OIDC. Each kind of
 * registry host has its own record. None of these records contains a secret. Use the builders to
 * create an instance:
 *
 * {@snippet :
 * OidcAuth oidc = OidcAuth.azure().tenantId(tenantId).clientId(clientId).build();
 * }
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/private-registries/organization-configurations">GitHub:
 *     private registries</a>
 */
public sealed interface OidcAuth {
  /** {@return the authentication type, which is sent as {@code auth_type}} */
  RegistryAuthType authType();

  /**
   * {@return the fields of the request by their JSON names, in a fixed order, without the fields
   * that are null}
   */
  Map<String, String> fields();

  /**
   * Returns a builder of the settings for Azure Artifacts.
   *
   * @return a new builder
   */
  static Azure.Builder azure() {
    return new Azure.Builder();
  }

  /**
   * Returns a builder of the settings for AWS CodeArtifact.
   *
   * @return a new builder
   */
  static Aws.Builder aws() {
    return new Aws.Builder();
  }

  /**
   * Returns a builder of the settings for JFrog Artifactory.
   *
   * @return a new builder
   */
  static Jfrog.Builder jfrog() {
    return new Jfrog.Builder();
  }

  /**
   * Returns a builder of the settings for Cloudsmith.
   *
   * @return a new builder
   */
  static Cloudsmith.Builder cloudsmith() {
    return new Cloudsmith.Builder();
  }

  /**
   * Returns a builder of the settings for Google Cloud Artifact Registry.
   *
   * @return a new builder
   */
  static Gcp.Builder gcp() {
    return new Gcp.Builder();
  }

  /**
   * Reads the settings from the fields of a response.
   *
   * @param authType the authentication type
   * @param fields the fields by their JSON names
   * @return the settings; empty if this version of the SDK does not know the authentication type,
   *     or if a required field is missing
   */
  static Optional<OidcAuth> read(RegistryAuthType authType, Map<String, @Nullable Object> fields) {
    return switch (authType.value()) {
      case "oidc_azure" ->
          has(fields, "tenant_id", "client_id")
              ? Optional.of(new Azure(text(fields, "tenant_id"), text(fields, "client_id")))
              : Optional.empty();
      case "oidc_aws" ->
          has(fields, "aws_region", "account_id", "role_name", "domain", "domain_owner")
              ? Optional.of(
                  new Aws(
                      text(fields, "aws_region"),
                      text(fields, "account_id"),
                      text(fields, "role_name"),
                      text(fields, "domain"),
                      text(fields, "domain_owner"),
                      optional(fields, "audience")))
              : Optional.empty();
      case "oidc_jfrog" ->
          has(fields, "jfrog_oidc_provider_name")
              ? Optional.of(
                  new Jfrog(
                      text(fields, "jfrog_oidc_provider_name"),
                      optional(fields, "audience"),
                      optional(fields, "identity_mapping_name")))
              : Optional.empty();
      case "oidc_cloudsmith" ->
          has(fields, "namespace", "service_slug", "audience")
              ? Optional.of(
                  new Cloudsmith(
                      text(fields, "namespace"),
                      text(fields, "service_slug"),
                      text(fields, "audience"),
                      optional(fields, "api_host")))
              : Optional.empty();
      case "oidc_gcp" ->
          has(fields, "workload_identity_provider")
              ? Optional.of(
                  new Gcp(
                      text(fields, "workload_identity_provider"),
                      optional(fields, "service_account"),
                      optional(fields, "audience")))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean has(Map<String, @Nullable Object> fields, String... required) {
    for (String name : required) {
      String value = optional(fields, name);
      if (value == null || value.isBlank()) {
        return false;
      }
    }
    return true;
  }

  private static String text(Map<String, @Nullable Object> fields, String name) {
    return String.valueOf(fields.get(name));
  }

  private static @Nullable String optional(Map<String, @Nullable Object> fields, String name) {
    Object value = fields.get(name);
    // An account ID could be sent as a number.
    return value instanceof String || value instanceof Number ? value.toString() : null;
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

  private static String set(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalStateException(name + " must be set");
    }
    return value;
  }

  /**
   * The settings for Azure Artifacts. Use {@link OidcAuth#azure()} to create an instance.
   *
   * @param tenantId the tenant ID of the Entra ID application
   * @param clientId the client ID of the Entra ID application
   */
  record Azure(String tenantId, String clientId) implements OidcAuth {
    /**
     * Checks the required settings.
     *
     * @throws IllegalArgumentException if a required setting is blank
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

    /** Builds {@link Azure} settings. */
    public static final class Builder {
      private @Nullable String tenantId;
      private @Nullable String clientId;

      private Builder() {}

      /**
       * Sets the tenant ID of the Entra ID application. Sent as {@code tenant_id}. Required.
       *
       * @param tenantId the tenant ID of the Entra ID application
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder tenantId(String tenantId) {
        this.tenantId = Require.text("tenantId", tenantId);
        return this;
      }

      /**
       * Sets the client ID of the Entra ID application. Sent as {@code client_id}. Required.
       *
       * @param clientId the client ID of the Entra ID application
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder clientId(String clientId) {
        this.clientId = Require.text("clientId", clientId);
        return this;
      }

      /**
       * Creates the settings.
       *
       * @return the settings
       * @throws IllegalStateException if a required setting is missing
       */
      public Azure build() {
        return new Azure(set("tenantId", tenantId), set("clientId", clientId));
      }
    }
  }

  /**
   * The settings for AWS CodeArtifact. Use {@link OidcAuth#aws()} to create an instance.
   *
   * @param region the AWS region, such as {@code us-east-1}
   * @param accountId the ID of the AWS account
   * @param roleName the name of the IAM role to assume
   * @param domain the CodeArtifact domain
   * @param domainOwner the ID of the AWS account that owns the domain
   * @param audience the audience of the OIDC token, or null for GitHub's default
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
     * Checks the required settings.
     *
     * @throws IllegalArgumentException if a required setting is blank
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

    /** Builds {@link Aws} settings. */
    public static final class Builder {
      private @Nullable String region;
      private @Nullable String accountId;
      private @Nullable String roleName;
      private @Nullable String domain;
      private @Nullable String domainOwner;
      private @Nullable String audience;

      private Builder() {}

      /**
       * Sets the AWS region. Sent as {@code aws_region}. Required.
       *
       * @param region the AWS region, such as {@code us-east-1}
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder region(String region) {
        this.region = Require.text("region", region);
        return this;
      }

      /**
       * Sets the ID of the AWS account. Sent as {@code account_id}. Required.
       *
       * @param accountId the ID of the AWS account
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder accountId(String accountId) {
        this.accountId = Require.text("accountId", accountId);
        return this;
      }

      /**
       * Sets the name of the IAM role to assume. Sent as {@code role_name}. Required.
       *
       * @param roleName the name of the IAM role to assume
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder roleName(String roleName) {
        this.roleName = Require.text("roleName", roleName);
        return this;
      }

      /**
       * Sets the CodeArtifact domain. Sent as {@code domain}. Required.
       *
       * @param domain the CodeArtifact domain
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder domain(String domain) {
        this.domain = Require.text("domain", domain);
        return this;
      }

      /**
       * Sets the ID of the AWS account that owns the domain. Sent as {@code domain_owner}.
       * Required.
       *
       * @param domainOwner the ID of the AWS account that owns the domain
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder domainOwner(String domainOwner) {
        this.domainOwner = Require.text("domainOwner", domainOwner);
        return this;
      }

      /**
       * Sets the audience of the OIDC token. Sent as {@code audience}. By default it is not sent,
       * and GitHub uses its default.
       *
       * @param audience the audience of the OIDC token
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder audience(String audience) {
        this.audience = Require.text("audience", audience);
        return this;
      }

      /**
       * Creates the settings.
       *
       * @return the settings
       * @throws IllegalStateException if a required setting is missing
       */
      public Aws build() {
        return new Aws(
            set("region", region),
            set("accountId", accountId),
            set("roleName", roleName),
            set("domain", domain),
            set("domainOwner", domainOwner),
            audience);
      }
    }
  }

  /**
   * The settings for JFrog Artifactory. Use {@link OidcAuth#jfrog()} to create an instance.
   *
   * @param providerName the name of the OIDC provider in JFrog
   * @param audience the audience of the OIDC token, or null for GitHub's default
   * @param identityMappingName the name of the identity mapping in JFrog, or null
   */
  record Jfrog(String providerName, @Nullable String audience, @Nullable String identityMappingName)
      implements OidcAuth {
    /**
     * Checks the required settings.
     *
     * @throws IllegalArgumentException if a required setting is blank
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

    /** Builds {@link Jfrog} settings. */
    public static final class Builder {
      private @Nullable String providerName;
      private @Nullable String audience;
      private @Nullable String identityMappingName;

      private Builder() {}

      /**
       * Sets the name of the OIDC provider in JFrog. Sent as {@code jfrog_oidc_provider_name}.
       * Required.
       *
       * @param providerName the name of the OIDC provider in JFrog
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder providerName(String providerName) {
        this.providerName = Require.text("providerName", providerName);
        return this;
      }

      /**
       * Sets the audience of the OIDC token. Sent as {@code audience}. By default it is not sent,
       * and GitHub uses its default.
       *
       * @param audience the audience of the OIDC token
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder audience(String audience) {
        this.audience = Require.text("audience", audience);
        return this;
      }

      /**
       * Sets the name of the identity mapping in JFrog. Sent as {@code identity_mapping_name}. By
       * default it is not sent.
       *
       * @param identityMappingName the name of the identity mapping in JFrog
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder identityMappingName(String identityMappingName) {
        this.identityMappingName = Require.text("identityMappingName", identityMappingName);
        return this;
      }

      /**
       * Creates the settings.
       *
       * @return the settings
       * @throws IllegalStateException if a required setting is missing
       */
      public Jfrog build() {
        return new Jfrog(set("providerName", providerName), audience, identityMappingName);
      }
    }
  }

  /**
   * The settings for Cloudsmith. Use {@link OidcAuth#cloudsmith()} to create an instance.
   *
   * @param namespace the namespace of the organization
   * @param serviceSlug the slug of the service account
   * @param audience the audience of the OIDC token
   * @param apiHost the API host, or null for {@code api.cloudsmith.io}
   */
  record Cloudsmith(String namespace, String serviceSlug, String audience, @Nullable String apiHost)
      implements OidcAuth {
    /**
     * Checks the required settings.
     *
     * @throws IllegalArgumentException if a required setting is blank
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

    /** Builds {@link Cloudsmith} settings. */
    public static final class Builder {
      private @Nullable String namespace;
      private @Nullable String serviceSlug;
      private @Nullable String audience;
      private @Nullable String apiHost;

      private Builder() {}

      /**
       * Sets the namespace of the organization. Sent as {@code namespace}. Required.
       *
       * @param namespace the namespace of the organization
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder namespace(String namespace) {
        this.namespace = Require.text("namespace", namespace);
        return this;
      }

      /**
       * Sets the slug of the service account. Sent as {@code service_slug}. Required.
       *
       * @param serviceSlug the slug of the service account
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder serviceSlug(String serviceSlug) {
        this.serviceSlug = Require.text("serviceSlug", serviceSlug);
        return this;
      }

      /**
       * Sets the audience of the OIDC token. Sent as {@code audience}. Required.
       *
       * @param audience the audience of the OIDC token
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder audience(String audience) {
        this.audience = Require.text("audience", audience);
        return this;
      }

      /**
       * Sets the API host. Sent as {@code api_host}. By default it is not sent, and {@code
       * api.cloudsmith.io} is used.
       *
       * @param apiHost the API host
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder apiHost(String apiHost) {
        this.apiHost = Require.text("apiHost", apiHost);
        return this;
      }

      /**
       * Creates the settings.
       *
       * @return the settings
       * @throws IllegalStateException if a required setting is missing
       */
      public Cloudsmith build() {
        return new Cloudsmith(
            set("namespace", namespace),
            set("serviceSlug", serviceSlug),
            set("audience", audience),
            apiHost);
      }
    }
  }

  /**
   * The settings for Google Cloud Artifact Registry. Use {@link OidcAuth#gcp()} to create an
   * instance.
   *
   * @param workloadIdentityProvider the full resource name of the workload identity provider
   * @param serviceAccount the service account to impersonate, or null to use the federated token
   * @param audience the audience of the OIDC token, or null for GitHub's default
   */
  record Gcp(
      String workloadIdentityProvider, @Nullable String serviceAccount, @Nullable String audience)
      implements OidcAuth {
    /**
     * Checks the required settings.
     *
     * @throws IllegalArgumentException if a required setting is blank
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

    /** Builds {@link Gcp} settings. */
    public static final class Builder {
      private @Nullable String workloadIdentityProvider;
      private @Nullable String serviceAccount;
      private @Nullable String audience;

      private Builder() {}

      /**
       * Sets the full resource name of the workload identity provider. Sent as {@code
       * workload_identity_provider}. Required.
       *
       * @param workloadIdentityProvider the full resource name of the workload identity provider
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder workloadIdentityProvider(String workloadIdentityProvider) {
        this.workloadIdentityProvider =
            Require.text("workloadIdentityProvider", workloadIdentityProvider);
        return this;
      }

      /**
       * Sets the service account to impersonate. Sent as {@code service_account}. By default it is
       * not sent, and the federated token is used.
       *
       * @param serviceAccount the service account to impersonate
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder serviceAccount(String serviceAccount) {
        this.serviceAccount = Require.text("serviceAccount", serviceAccount);
        return this;
      }

      /**
       * Sets the audience of the OIDC token. Sent as {@code audience}. By default it is not sent,
       * and GitHub uses its default.
       *
       * @param audience the audience of the OIDC token
       * @return this builder
       * @throws IllegalArgumentException if the value is blank
       */
      public Builder audience(String audience) {
        this.audience = Require.text("audience", audience);
        return this;
      }

      /**
       * Creates the settings.
       *
       * @return the settings
       * @throws IllegalStateException if a required setting is missing
       */
      public Gcp build() {
        return new Gcp(
            set("workloadIdentityProvider", workloadIdentityProvider), serviceAccount, audience);
      }
    }
  }
}
