package io.github.registrysdk.github.model;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
      case "oidc_azure" -> with(this::azure, "tenant_id", "client_id");
      case "oidc_aws" ->
          with(this::aws, "aws_region", "account_id", "role_name", "domain", "domain_owner");
      case "oidc_jfrog" -> with(this::jfrog, "jfrog_oidc_provider_name");
      case "oidc_cloudsmith" -> with(this::cloudsmith, "namespace", "service_slug", "audience");
      case "oidc_gcp" -> with(this::gcp, "workload_identity_provider");
      default -> Optional.empty();
    };
  }

  private OidcAuth azure() {
    return new OidcAuth.Azure(text("tenant_id"), text("client_id"));
  }

  private OidcAuth aws() {
    return new OidcAuth.Aws(
        text("aws_region"),
        text("account_id"),
        text("role_name"),
        text("domain"),
        text("domain_owner"),
        optional("audience"));
  }

  private OidcAuth jfrog() {
    return new OidcAuth.Jfrog(
        text("jfrog_oidc_provider_name"), optional("audience"), optional("identity_mapping_name"));
  }

  private OidcAuth cloudsmith() {
    return new OidcAuth.Cloudsmith(
        text("namespace"), text("service_slug"), text("audience"), optional("api_host"));
  }

  private OidcAuth gcp() {
    return new OidcAuth.Gcp(
        text("workload_identity_provider"), optional("service_account"), optional("audience"));
  }

  private Optional<OidcAuth> with(Supplier<OidcAuth> kind, String... required) {
    return has(required) ? Optional.of(kind.get()) : Optional.empty();
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
