package io.github.registrysdk.testing.internal.buildkite;

import io.github.registrysdk.testing.FakePackageRegistry;
import io.github.registrysdk.testing.internal.buildkite.oidc.OidcToken;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Refusal;
import io.github.registrysdk.testing.internal.http.UploadedFile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A registry, its packages newest first and its tokens oldest first. */
final class RegistryState {

  final String id;
  String slug;
  final OrganizationState organization;
  final String ecosystem;
  final List<String> teamIds;
  String name;
  @Nullable String description;
  @Nullable String emoji;
  @Nullable String color;

  /** YAML as it was sent, or a list of statements as JSON, which is YAML too. */
  @Nullable String oidcPolicy;

  /** Ids grow with time, so the greatest is the newest. */
  final NavigableMap<String, PackageState> packages =
      new TreeMap<String, PackageState>().descendingMap();

  /** What package managers have sent: files of Java packages by path, blobs of images by digest. */
  final Map<String, UploadedFile> pushed = new LinkedHashMap<>();

  final Map<String, TokenState> tokens = new LinkedHashMap<>();

  RegistryState(
      String id,
      OrganizationState organization,
      String name,
      String ecosystem,
      List<String> teamIds) {
    this.id = id;
    this.slug = slug(name);
    this.organization = organization;
    this.name = name;
    this.ecosystem = ecosystem;
    this.teamIds = List.copyOf(teamIds);
  }

  /** Lower case, and a hyphen for every run of anything but letters and digits. */
  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  PackageState packageOf(String packageId) {
    PackageState found = packages.get(packageId);
    if (found == null) {
      throw new Refusal(FakeResponse.message(404, "No package found"));
    }
    return found;
  }

  TokenState token(String tokenId) {
    TokenState token = tokens.get(tokenId);
    if (token == null) {
      throw new Refusal(FakeResponse.message(404, "No registry token found"));
    }
    return token;
  }

  /** Whether its policy grants the scopes to an OIDC token, or to a text that may be one. */
  boolean isOpenedByOidc(String token, List<String> scopes, Instant now) {
    String audience = "https://packages.buildkite.com/" + organization.slug + "/" + slug;
    return OidcToken.of(token).opens(oidcPolicy, audience, scopes, now);
  }

  FakePackageRegistry view() {
    return new FakePackageRegistry(
        id,
        slug,
        name,
        ecosystem,
        description,
        emoji,
        color,
        teamIds,
        oidcPolicy,
        packages.values().stream().map(PackageState::view).toList(),
        tokens.values().stream().map(TokenState::view).toList());
  }
}
