package io.github.registrysdk.testing.internal.humanitec;

import io.github.registrysdk.testing.FakeClusterSecret;
import io.github.registrysdk.testing.FakeHumanitecRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A registry and its account. */
final class RegistryState {

  /** The pattern of the document. */
  static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]+[a-z0-9]");

  private static final String BUILT_IN = "humanitec";
  private static final String AUTHOR = "fake-user@example.com";

  final String id;
  final @Nullable Instant createdAt;
  final @Nullable String createdBy;
  String name;
  String type;
  boolean enableCi;
  @Nullable AccountCreds creds;
  Map<String, FakeClusterSecret> secrets = Map.of();

  RegistryState(String id, String name, String type, Instant createdAt) {
    this(id, name, type, createdAt, AUTHOR);
  }

  private RegistryState(
      String id,
      String name,
      String type,
      @Nullable Instant createdAt,
      @Nullable String createdBy) {
    this.id = id;
    this.name = name;
    this.type = type;
    this.createdAt = createdAt;
    this.createdBy = createdBy;
  }

  /** The registry that every organization has and nobody made. */
  static RegistryState builtIn() {
    var registry = new RegistryState(BUILT_IN, "registry.humanitec.io", "basic", null, null);
    registry.creds = new AccountCreds("fake-humanitec", "fake-built-in-password", null);
    return registry;
  }

  boolean isBuiltIn() {
    return id.equals(BUILT_IN);
  }

  /** Takes over what a request carries; what it does not carry stays. */
  void accept(RegistryRequest request) {
    name = request.registry();
    type = request.type();
    enableCi = request.enableCi() == null ? enableCi : request.enableCi();
    creds = request.creds() == null ? creds : request.creds();
    secrets = request.secrets() == null ? secrets : request.secrets();
  }

  FakeHumanitecRegistry view() {
    AccountCreds account = creds;
    return new FakeHumanitecRegistry(
        id,
        name,
        type,
        enableCi,
        createdAt,
        createdBy,
        account == null ? null : account.username(),
        account == null ? null : account.password(),
        account == null ? null : account.expires(),
        secrets);
  }
}
