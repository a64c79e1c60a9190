package io.github.registrysdk.github.model;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of an answer, read as one of the kinds of {@link OidcAuth}. */
final class OidcFields {
  private final Map<String, @Nullable Object> fields;

  OidcFields(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  /**
   * Empty if the kind is not known, or a required field is not there: a record with holes in it
   * would not be true.
   */
  Optional<OidcAuth> as(RegistryAuthType kind) {
    return switch (kind.value()) {
      case "oidc_azure" ->
          has("tenant_id", "client_id")
              ? Optional.of(new OidcAuth.Azure(text("tenant_id"), text("client_id")))
              : Optional.empty();
      case "oidc_aws" ->
          has("aws_region", "account_id", "role_name", "domain", "domain_owner")
              ? Optional.of(
                  new OidcAuth.Aws(
                      text("aws_region"),
                      text("account_id"),
                      text("role_name"),
                      text("domain"),
                      text("domain_owner"),
                      optional("audience")))
              : Optional.empty();
      case "oidc_jfrog" ->
          has("jfrog_oidc_provider_name")
              ? Optional.of(
                  new OidcAuth.Jfrog(
                      text("jfrog_oidc_provider_name"),
                      optional("audience"),
                      optional("identity_mapping_name")))
              : Optional.empty();
      case "oidc_cloudsmith" ->
          has("namespace", "service_slug", "audience")
              ? Optional.of(
                  new OidcAuth.Cloudsmith(
                      text("namespace"),
                      text("service_slug"),
                      text("audience"),
                      optional("api_host")))
              : Optional.empty();
      case "oidc_gcp" ->
          has("workload_identity_provider")
              ? Optional.of(
                  new OidcAuth.Gcp(
                      text("workload_identity_provider"),
                      optional("service_account"),
                      optional("audience")))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private boolean has(String... names) {
    for (String name : names) {
      String value = optional(name);
      if (value == null || value.isBlank()) {
        return false;
      }
    }
    return true;
  }

  private String text(String name) {
    return String.valueOf(fields.get(name));
  }

  private @Nullable String optional(String name) {
    return fields.get(name) instanceof String text ? text : null;
  }
}
