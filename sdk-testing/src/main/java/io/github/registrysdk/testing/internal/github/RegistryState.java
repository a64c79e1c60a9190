package io.github.registrysdk.testing.internal.github;

import io.github.registrysdk.testing.FakePrivateRegistry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A private registry. */
final class RegistryState {

  final String name;
  final AuthType authType;
  final Instant createdAt;
  final Map<String, String> own = new LinkedHashMap<>();
  String type;
  @Nullable String url;
  @Nullable String username;
  boolean replacesBase;
  String visibility;
  List<Long> selectedRepositoryIds = List.of();
  @Nullable String secret;
  Instant updatedAt;

  RegistryState(String name, String type, AuthType authType, String visibility, Instant now) {
    this.name = name;
    this.type = type;
    this.authType = authType;
    this.visibility = visibility;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Changes what the request named and leaves the rest alone. */
  void apply(RegistryFields fields, Instant now) {
    type = fields.type() == null ? type : fields.type();
    url = fields.url() == null ? url : fields.url();
    username = fields.setsUsername() ? fields.username() : username;
    replacesBase = fields.replacesBase() == null ? replacesBase : fields.replacesBase();
    visibility = fields.visibility();
    if (!visibility.equals("selected")) {
      selectedRepositoryIds = List.of();
    } else if (fields.selectedRepositoryIds() != null) {
      selectedRepositoryIds = List.copyOf(fields.selectedRepositoryIds());
    }
    own.putAll(fields.own());
    secret = fields.secret() == null ? secret : fields.secret();
    updatedAt = now;
  }

  FakePrivateRegistry view() {
    return new FakePrivateRegistry(
        name,
        type,
        url,
        username,
        replacesBase,
        visibility,
        selectedRepositoryIds,
        authType.wireName(),
        own,
        createdAt,
        updatedAt,
        secret);
  }
}
