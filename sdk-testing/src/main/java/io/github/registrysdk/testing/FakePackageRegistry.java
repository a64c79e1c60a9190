package io.github.registrysdk.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a registry of {@link FakeBuildkite}.
 *
 * @param id the registry's id
 * @param slug the slug, which identifies the registry in URLs
 * @param name the display name
 * @param ecosystem the kind of packages in it
 * @param description a human-readable description, or null
 * @param emoji the emoji, or null
 * @param color the color, or null
 * @param teamIds the teams with access, possibly none
 * @param oidcPolicy the policy, or null: YAML as it was sent, or a JSON array as compact text
 * @param packages the packages of the registry, newest first
 * @param tokens the tokens of the registry, oldest first
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
