package io.github.registrysdk.github;

import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Changes;
import io.github.registrysdk.core.toolkit.RegistryStore;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.RegistryVisibility;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How GitHub's private registries are compared with requests. Type and URL identify them, because
 * GitHub chooses their names.
 */
final class EnsuredRegistries implements RegistryStore<CreatePrivateRegistry, PrivateRegistry> {
  private static final String TYPE = "registry_type";
  private static final String URL = "url";
  private static final String AUTH_TYPE = "auth_type";
  private static final String USERNAME = "username";
  private static final String REPLACES_BASE = "replaces_base";
  private static final String VISIBILITY = "visibility";
  private static final String REPOSITORIES = RepositoryIds.FIELD;
  private static final String SECRET = "encrypted_value";

  private static final Set<String> COMMON =
      Set.of(TYPE, URL, AUTH_TYPE, USERNAME, REPLACES_BASE, VISIBILITY, REPOSITORIES);
  private static final Set<String> NOT_ADDED =
      Stream.concat(COMMON.stream(), UpdatePrivateRegistry.OIDC_FIELDS.stream())
          .collect(Collectors.toUnmodifiableSet());
  private static final PrivateRegistryQuery ALL = PrivateRegistryQuery.all().perPage(100);

  private final PrivateRegistryService service;

  EnsuredRegistries(PrivateRegistryService service) {
    this.service = service;
  }

  @Override
  public Object keyOf(CreatePrivateRegistry desired) {
    Map<String, @Nullable Object> wanted = desired.fields().asMap();
    return key(wanted.get(TYPE), (String) wanted.get(URL));
  }

  @Override
  public Object key(PrivateRegistry registry) {
    return key(registry.registryType().value(), registry.url());
  }

  /** A registry whose response has no URL can be for any URL. */
  @Override
  public @Nullable Object uncertainKeyOf(CreatePrivateRegistry desired) {
    Map<String, @Nullable Object> wanted = desired.fields().asMap();
    return wanted.get(URL) == null ? null : key(wanted.get(TYPE), null);
  }

  /** A server that does not know the field reports no URL. */
  private static Object key(@Nullable Object type, @Nullable String url) {
    return type + " " + (url == null ? "" : RegistryUrl.key(url));
  }

  @Override
  public String titleOf(CreatePrivateRegistry desired) {
    Map<String, @Nullable Object> wanted = desired.fields().asMap();
    Object url = wanted.get(URL);
    return wanted.get(TYPE) + (url == null ? "" : " " + url);
  }

  @Override
  public String name(PrivateRegistry registry) {
    return registry.name();
  }

  @Override
  public Iterable<PrivateRegistry> all() {
    return service.list(ALL);
  }

  @Override
  public List<FieldChange> changes(
      CreatePrivateRegistry desired, @Nullable PrivateRegistry current, SecretPolicy policy) {
    Map<String, @Nullable Object> wanted = new LinkedHashMap<>(desired.fields().asMap());
    wanted.computeIfPresent(REPOSITORIES, (field, ids) -> sorted((List<?>) ids));
    Changes changes = new Changes(wanted);
    if (current == null) {
      changes.all();
    } else {
      compare(changes, current);
      changes.added(NOT_ADDED, current.extraFields(), policy);
    }
    RegistrySecret secret = desired.secret();
    boolean sent = secret != null && (current == null || policy.sendsToExisting(secret.given()));
    return (sent ? changes.secret(SECRET) : changes).list();
  }

  private static void compare(Changes changes, PrivateRegistry current) {
    changes
        .fixed(AUTH_TYPE, current.authType() == null ? null : current.authType().value())
        .compare(USERNAME, current.username())
        .compareIfReported(REPLACES_BASE, current.replacesBase())
        .compare(VISIBILITY, current.visibility().value());
    List<Long> ids = current.selectedRepositoryIds();
    if (ids != null) {
      changes.compare(REPOSITORIES, sorted(ids));
    } else if (!current.visibility().equals(RegistryVisibility.SELECTED)) {
      changes.compare(REPOSITORIES, null); // no repository was selected
    }
    for (String field : UpdatePrivateRegistry.OIDC_FIELDS) {
      changes.compareIfReported(field, current.extraFields().get(field));
    }
  }

  private static List<?> sorted(List<?> ids) {
    return ids.stream().distinct().sorted().toList();
  }

  @Override
  public PrivateRegistry create(CreatePrivateRegistry desired) {
    return service.create(desired);
  }

  @Override
  public PrivateRegistry update(
      CreatePrivateRegistry desired, PrivateRegistry current, List<FieldChange> changes) {
    Map<String, @Nullable Object> wanted = desired.fields().asMap();
    RequestFields fields = RequestFields.empty();
    RegistrySecret secret = null;
    for (FieldChange change : changes) {
      String field = change.field();
      if (field.equals(SECRET)) {
        secret = desired.secret();
      } else if (field.equals(VISIBILITY) || field.equals(REPOSITORIES)) {
        fields =
            fields
                .with(VISIBILITY, wanted.get(VISIBILITY))
                .withOptional(REPOSITORIES, wanted.get(REPOSITORIES));
      } else {
        fields = fields.with(field, wanted.get(field));
      }
    }
    service.update(current.name(), new UpdatePrivateRegistry(fields, secret));
    return changed(current, fields.asMap());
  }

  /** The response to an update has no body, and another request could fail after a success. */
  @SuppressWarnings("unchecked") // these are IDs: names were replaced by them
  private static PrivateRegistry changed(
      PrivateRegistry current, Map<String, @Nullable Object> sent) {
    Map<String, @Nullable Object> extra = new LinkedHashMap<>(current.extraFields().asMap());
    sent.forEach(
        (field, value) -> {
          boolean secret = !RequestFields.empty().with(field, value).secrets().isEmpty();
          if (!COMMON.contains(field) && !secret) {
            extra.put(field, value);
          }
        });
    Object visibility = sent.get(VISIBILITY);
    return new PrivateRegistry(
        current.name(),
        current.registryType(),
        current.authType(),
        current.url(),
        (String) sent.getOrDefault(USERNAME, current.username()),
        (Boolean) sent.getOrDefault(REPLACES_BASE, current.replacesBase()),
        visibility == null ? current.visibility() : new RegistryVisibility((String) visibility),
        visibility == null ? current.selectedRepositoryIds() : (List<Long>) sent.get(REPOSITORIES),
        current.createdAt(),
        current.updatedAt(),
        JsonFields.of(extra));
  }
}
