package io.github.registrysdk.rotation;

import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.CreatePrivateRegistry;
import io.github.registrysdk.github.PrivateRegistryService;
import io.github.registrysdk.github.RepositoryAccess;
import io.github.registrysdk.github.UpdatePrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistry;
import io.github.registrysdk.github.model.PrivateRegistryType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A private registry at GitHub, which never returns its secret. */
final class GitHubHolder implements TokenHolder {
  /** The user name for all registry tokens of Buildkite. */
  static final String USERNAME = "buildkite";

  private static final int ATTEMPTS = 3;

  private final PrivateRegistryService registries;
  private final @Nullable String name;
  private final @Nullable Target target;

  /** How a registry is found, and created if there is none. */
  private record Target(PrivateRegistryType type, String url, RepositoryAccess access) {}

  /** The registry that was changed, and when it had been changed before. */
  private record Delivery(String name, Instant before) {}

  private GitHubHolder(
      PrivateRegistryService registries, @Nullable String name, @Nullable Target target) {
    this.registries = registries;
    this.name = name;
    this.target = target;
  }

  static GitHubHolder byName(PrivateRegistryService registries, String name) {
    return new GitHubHolder(registries, Objects.requireNonNull(name, "name"), null);
  }

  static GitHubHolder byUrl(
      PrivateRegistryService registries,
      PrivateRegistryType type,
      String url,
      RepositoryAccess access) {
    CreatePrivateRegistry.builder(type, url, access); // checks the URL before anything is sent
    return new GitHubHolder(registries, null, new Target(type, url, access));
  }

  @Override
  public void check(boolean firstRun) {
    Optional<PrivateRegistry> found = find();
    if (firstRun && target != null && found.isPresent()) {
      throw new IllegalStateException(
          "GitHub has %s for %s already, and its credentials can't be read back: delete it, or use TokenHolder.gitHub(registries, name) to replace them"
              .formatted(found.get().name(), target.url()));
    }
  }

  /** Ends when GitHub reported success, and the time of the last change has moved on. */
  @Override
  public void give(Secret secret) {
    Delivery sent = untilReported(() -> send(secret));
    // The time has whole seconds: a second change within one second is repeated. A change by
    // somebody else moves the time as well, so that it proves nothing without the success.
    for (int left = ATTEMPTS - 1; !isChanged(sent); left--) {
      if (left == 0) {
        throw new IllegalStateException("GitHub does not report a change of " + sent.name());
      }
      untilReported(() -> update(secret, sent.name(), sent.before()));
    }
  }

  private boolean isChanged(Delivery sent) {
    return registries.get(sent.name()).updatedAt().isAfter(sent.before());
  }

  /** A retry does no harm: what a create with an unknown outcome created is found and updated. */
  private static <T> T untilReported(Supplier<T> request) {
    for (int left = ATTEMPTS - 1; left > 0; left--) {
      try {
        return request.get();
      } catch (OutcomeUnknownException e) {
        // The next round finds out.
      }
    }
    return request.get();
  }

  private Delivery send(Secret secret) {
    Optional<PrivateRegistry> found = find();
    if (found.isPresent()) {
      return update(secret, found.get().name(), found.get().updatedAt());
    }
    Target create = Objects.requireNonNull(target, "a registry that is named exists");
    CreatePrivateRegistry request =
        CreatePrivateRegistry.builder(create.type(), create.url(), create.access())
            .usernamePassword(USERNAME, secret)
            .build();
    return new Delivery(registries.create(request).name(), Instant.MIN);
  }

  /** The user name is sent as well, because the registry may have been created with another one. */
  private Delivery update(Secret secret, String registry, Instant before) {
    registries.update(
        registry, UpdatePrivateRegistry.builder().username(USERNAME).secret(secret).build());
    return new Delivery(registry, before);
  }

  @Override
  public void verify(Secret secret) {
    if (find().isEmpty()) {
      throw new IllegalStateException(
          this + " is not in GitHub's list, so that the next run would create another one");
    }
  }

  /**
   * Finds the registry.
   *
   * @throws IllegalStateException if there are several: those that are not given the new token
   *     would keep one that is going to be deleted
   */
  private Optional<PrivateRegistry> find() {
    if (target == null) {
      return Optional.of(registries.get(Objects.requireNonNull(name)));
    }
    String wanted = normalized(target.url());
    List<PrivateRegistry> found =
        registries.list().stream()
            .filter(item -> target.type().equals(item.registryType()))
            .filter(item -> wanted.equals(normalized(url(item))))
            .toList();
    if (found.size() > 1) {
      throw new IllegalStateException(
          "GitHub has %s for %s: delete all but one"
              .formatted(
                  String.join(" and ", found.stream().map(PrivateRegistry::name).toList()),
                  target.url()));
    }
    return found.stream().findFirst();
  }

  /** Not every server has the URL in the list. */
  private String url(PrivateRegistry item) {
    String listed = item.url();
    return Objects.requireNonNullElse(
        listed != null ? listed : registries.get(item.name()).url(), "");
  }

  /** Without a slash at the end, and with the host in lower case. */
  static String normalized(String url) {
    String text = url.replaceFirst("/+$", "");
    int host = text.indexOf("://");
    int path = text.indexOf('/', host < 0 ? 0 : host + 3);
    int end = path < 0 ? text.length() : path;
    return text.substring(0, end).toLowerCase(Locale.ROOT) + text.substring(end);
  }

  @Override
  public String toString() {
    return "GitHub private registry " + (target == null ? name : "for " + target.url());
  }
}
