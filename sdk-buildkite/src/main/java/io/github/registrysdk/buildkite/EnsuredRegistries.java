package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.internal.PolicyText;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.FieldChange;
import io.github.registrysdk.core.JsonFields;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.core.spi.RequestFields;
import io.github.registrysdk.core.toolkit.Changes;
import io.github.registrysdk.core.toolkit.RegistryStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How Buildkite's registries are compared with requests. Their name identifies them. Teams are not
 * compared: the API lists every team that has access now, and can't change them.
 */
final class EnsuredRegistries implements RegistryStore<CreatePackageRegistry, PackageRegistry> {
  private static final String NAME = "name";
  private static final String DESCRIPTION = "description";
  private static final String COLOR = "color";
  private static final String OIDC_POLICY = "oidc_policy";

  private final PackageRegistryService service;

  EnsuredRegistries(PackageRegistryService service) {
    this.service = service;
  }

  @Override
  public Object keyOf(CreatePackageRegistry desired) {
    return Objects.requireNonNull(desired.fields().asMap().get(NAME));
  }

  /** A registry whose name the response does not contain is known by its slug only. */
  @Override
  public Object key(PackageRegistry registry) {
    return Objects.requireNonNullElse(registry.name(), registry.slug());
  }

  @Override
  public String name(PackageRegistry registry) {
    return registry.slug();
  }

  @Override
  public Iterable<PackageRegistry> all() {
    return service.list();
  }

  @Override
  public List<FieldChange> changes(
      CreatePackageRegistry desired, @Nullable PackageRegistry current, SecretPolicy policy) {
    Map<String, @Nullable Object> wanted = desired.fields().asMap();
    Changes changes = new Changes(wanted);
    if (current == null) {
      return changes.all().list();
    }
    changes
        .fixed("ecosystem", current.ecosystem() == null ? null : current.ecosystem().value())
        .compare(DESCRIPTION, description(wanted.get(DESCRIPTION), current.description()))
        .compare("emoji", current.emoji())
        .compare(COLOR, color(wanted.get(COLOR), current.color()));
    changes.added(CreatePackageRegistry.KNOWN.keySet(), reported(current), policy);
    Object policyNow = current.oidcPolicy() == null ? null : current.oidcPolicy().json();
    Object policyWanted = wanted.get(OIDC_POLICY);
    return PolicyText.same(policyWanted, policyNow)
        ? changes.list()
        : changes.compare(OIDC_POLICY, policyNow).list();
  }

  /** What a request can add is in fields without a method of the request. */
  private static JsonFields reported(PackageRegistry current) {
    if (current.isPublic() == null) {
      return current.extraFields();
    }
    Map<String, @Nullable Object> reported = new LinkedHashMap<>(current.extraFields().asMap());
    reported.put("public", current.isPublic());
    return JsonFields.of(reported);
  }

  /** An empty description can be reported as null. */
  private static @Nullable Object description(@Nullable Object wanted, @Nullable String current) {
    return current == null && "".equals(wanted) ? wanted : current;
  }

  /** A hex code can be reported in another case. */
  private static @Nullable Object color(@Nullable Object wanted, @Nullable String current) {
    return wanted instanceof String text && text.equalsIgnoreCase(current) ? wanted : current;
  }

  @Override
  public PackageRegistry create(CreatePackageRegistry desired) {
    return service.create(desired);
  }

  @Override
  public PackageRegistry update(
      CreatePackageRegistry desired, PackageRegistry current, List<FieldChange> changes) {
    RequestFields fields = RequestFields.empty();
    for (FieldChange change : changes) {
      fields = fields.with(change.field(), desired.fields().asMap().get(change.field()));
    }
    return service.update(current.slug(), new UpdatePackageRegistry(fields));
  }
}
