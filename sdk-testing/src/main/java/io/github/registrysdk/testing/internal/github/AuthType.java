package io.github.registrysdk.testing.internal.github;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways to authenticate to a registry, and the fields that each takes instead of a secret. */
enum AuthType {
  TOKEN(List.of(), List.of()),
  USERNAME_PASSWORD(List.of(), List.of()),
  OIDC_AZURE(List.of("tenant_id", "client_id"), List.of()),
  OIDC_AWS(
      List.of("aws_region", "account_id", "role_name", "domain", "domain_owner"),
      List.of("audience")),
  OIDC_JFROG(List.of("jfrog_oidc_provider_name"), List.of("audience", "identity_mapping_name")),
  OIDC_CLOUDSMITH(List.of("namespace", "service_slug", "audience"), List.of("api_host")),
  OIDC_GCP(List.of("workload_identity_provider"), List.of("service_account", "audience"));

  static final List<String> NAMES = Arrays.stream(values()).map(AuthType::wireName).toList();

  /** Every field that belongs to some way to authenticate. */
  static final Set<String> ALL_FIELDS =
      Arrays.stream(values())
          .flatMap(type -> type.fields().stream())
          .collect(Collectors.toCollection(TreeSet::new));

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which nothing can change
  private final List<String> required;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which nothing can change
  private final List<String> optional;

  AuthType(List<String> required, List<String> optional) {
    this.required = required;
    this.optional = optional;
  }

  /** The type by one of {@link #NAMES}. */
  static AuthType named(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean takesSecret() {
    return this == TOKEN || this == USERNAME_PASSWORD;
  }

  List<String> required() {
    return required;
  }

  List<String> fields() {
    return Stream.concat(required.stream(), optional.stream()).toList();
  }
}
