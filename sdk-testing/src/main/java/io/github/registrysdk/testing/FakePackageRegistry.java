package io.github.registrysdk.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a registry of {@link FakeBuildkite}.
 *
 * @param id the registry's id
 * @param slug its name in paths
 * @param name its name
 * @param ecosystem the kind of packages in it
 * @param description what it is for, or null
 * @param emoji its emoji, or null
 * @param color its color, or null
 * @param teamIds the teams with access, possibly none
 * @param oidcPolicy the policy: YAML as it was sent, or the JSON array as compact text; or null
 * @param packages its packages, newest first
 * @param tokens its tokens, oldest first
 */
public record FakePackageRegistry(
    String id,
    String slug,
    String name,
    String ecosystem,
    @Nullable String description,
    @Nullable String emoji,
    @Nullable String color,
    List<String> teamIds,
    @Nullable String oidcPolicy,
    List<FakeRegistryPackage> packages,
    List<FakeRegistryToken> tokens) {

  /** Copies the lists. */
  public FakePackageRegistry {
    teamIds = List.copyOf(teamIds);
    packages = List.copyOf(packages);
    tokens = List.copyOf(tokens);
  }
}
