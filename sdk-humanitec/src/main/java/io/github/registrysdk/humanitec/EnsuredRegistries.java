package io.github.registrysdk.humanitec;

import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Changes;
import io.github.registrysdk.core.toolkit.RegistryStore;
import io.github.registrysdk.core.toolkit.UserInfo;
import io.github.registrysdk.humanitec.model.Registry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How Humanitec's registries are compared with requests. Their ID identifies them. */
final class EnsuredRegistries implements RegistryStore<CreateRegistry, Registry> {
  private static final String REGISTRY = "registry";
  private static final String TYPE = "type";
  private static final String ENABLE_CI = "enable_ci";
  private static final String SECRETS = "secrets";
  private static final String CREDS = "creds";
  private static final String EXPIRES = "expires";

  private final RegistryService service;

  EnsuredRegistries(RegistryService service) {
    this.service = service;
  }

  @Override
  public Object keyOf(CreateRegistry desired) {
    return desired.id();
  }

  @Override
  public Object key(Registry registry) {
    return registry.id();
  }

  @Override
  public String name(Registry registry) {
    return registry.id();
  }

  @Override
  public Iterable<Registry> all() {
    return service.list();
  }

  @Override
  public List<Registry> find(CreateRegistry desired) {
    try {
      return List.of(service.get(desired.id()));
    } catch (NotFoundException e) {
      return List.of();
    }
  }

  /** The type is fixed, as for Humanitec's Terraform provider: new credentials belong to it. */
  @Override
  public List<FieldChange> changes(
      CreateRegistry desired, @Nullable Registry current, SecretPolicy policy) {
    Changes changes = new Changes(compared(desired));
    List<Secret> secrets =
        desired.fields().asMap().get(CREDS) instanceof RequestFields creds
            ? creds.secrets()
            : List.of();
    if (current == null) {
      changes.all();
    } else {
      changes
          .fixed(TYPE, current.type().value())
          .compare(REGISTRY, current.registry())
          .compare(ENABLE_CI, current.enableCi())
          .compareIfReported(SECRETS, references(current))
          .added(CreateRegistry.KNOWN.keySet(), current.extraFields(), policy);
    }
    boolean sent = current == null || secrets.stream().anyMatch(policy::sendsToExisting);
    return (sent && !secrets.isEmpty() ? changes.secret(CREDS) : changes).list();
  }

  private static Map<String, @Nullable Object> compared(CreateRegistry desired) {
    Map<String, @Nullable Object> compared = new LinkedHashMap<>(desired.fields().asMap());
    compared.remove(CREDS);
    // The response is compared and shown without it.
    compared.computeIfPresent(REGISTRY, (field, text) -> UserInfo.removedFrom((String) text));
    compared.computeIfPresent(SECRETS, (field, secrets) -> references((RequestFields) secrets));
    return compared;
  }

  private static Map<String, Object> references(RequestFields secrets) {
    Map<String, Object> references = new LinkedHashMap<>();
    secrets
        .asMap()
        .forEach((cluster, secret) -> references.put(cluster, ((RequestFields) secret).asMap()));
    return references;
  }

  private static @Nullable Map<String, Object> references(Registry current) {
    if (current.secrets() == null) {
      return null;
    }
    Map<String, Object> references = new LinkedHashMap<>();
    current
        .secrets()
        .forEach(
            (cluster, secret) ->
                references.put(
                    cluster, Map.of("namespace", secret.namespace(), "secret", secret.secret())));
    return references;
  }

  @Override
  public Registry create(CreateRegistry desired) {
    return service.create(desired);
  }

  @Override
  public Registry update(CreateRegistry desired, Registry current, List<FieldChange> changes) {
    Map<String, @Nullable Object> wanted = desired.fields().asMap();
    RequestFields fields =
        RequestFields.empty()
            .with("id", desired.id())
            .with(REGISTRY, wanted.get(REGISTRY))
            .with(TYPE, wanted.get(TYPE));
    for (FieldChange change : changes) {
      fields = fields.with(change.field(), wanted.get(change.field()));
    }
    if (fields.asMap().get(CREDS) instanceof RequestFields creds) {
      // The expiry time of the old password does not apply to the new one.
      fields = fields.with(CREDS, creds.with(EXPIRES, creds.asMap().get(EXPIRES)));
    }
    return service.send(desired.id(), fields);
  }
}
