package io.github.registrysdk.buildkite.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.registrysdk.core.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * A package was published: the event {@code package.created}.
 *
 * @param event {@code package.created}
 * @param published the package, with its registry and organization; in the example on Buildkite's
 *     page, it has no version and no digests
 * @param sender the user who published the package, or null
 * @param extraFields the fields of the event that this version of the SDK does not know
 * @see <a href="https://buildkite.com/docs/apis/webhooks/package-registries">Buildkite: Package
 *     Registries webhooks</a>
 */
public record PackageCreated(
    String event,
    @JsonProperty("package") RegistryPackage published,
    @Nullable BuildkiteUser sender,
    JsonFields extraFields)
    implements WebhookEvent {
  /** If {@code extraFields} is null, it becomes empty. */
  public PackageCreated {
    extraFields = extraFields == null ? JsonFields.none() : extraFields;
  }
}
