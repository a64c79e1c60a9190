package io.github.registrysdk.buildkite.internal;

import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.Secret;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A token's secret that an otherwise good answer has in a place where no release of this library
 * looks: it is shown once, so it must not be left there.
 */
public final class MisplacedSecret {
  private static final String FIELD = "token";

  private MisplacedSecret() {}

  /**
   * Looks through the fields that the token's own record does not know.
   *
   * @param token as it was made
   * @return the token with its secret; the same token if it has one, or if there is none
   */
  public static RegistryToken restored(RegistryToken token) {
    Secret found = token.secret() != null ? null : find(token);
    return found == null
        ? token
        : new RegistryToken(
            token.id(),
            token.graphqlId(),
            token.description(),
            token.url(),
            token.createdAt(),
            token.createdBy(),
            token.organization(),
            token.registry(),
            found,
            token.extraFields());
  }

  private static @Nullable Secret find(RegistryToken token) {
    return Stream.of(
            token.extraFields(),
            token.createdBy() == null ? Map.of() : token.createdBy().extraFields(),
            token.organization() == null ? Map.of() : token.organization().extraFields(),
            token.registry() == null ? Map.of() : token.registry().extraFields())
        .map(MisplacedSecret::find)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Secret find(@Nullable Object json) {
    if (json instanceof Map<?, ?> map) {
      Secret found = firstText(map.get(FIELD));
      return found != null ? found : first(map.values().stream());
    }
    return json instanceof List<?> list ? first(list.stream()) : null;
  }

  /** A text, or what comes first in a list or object. */
  private static @Nullable Secret firstText(@Nullable Object json) {
    if (json instanceof String text) {
      return text.isEmpty() ? null : Secret.of(text);
    }
    Collection<?> items =
        json instanceof Map<?, ?> map
            ? map.values()
            : json instanceof List<?> list ? list : Set.of();
    return items.isEmpty() ? null : firstText(items.iterator().next());
  }

  private static @Nullable Secret first(Stream<?> values) {
    return values.map(MisplacedSecret::find).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
