package io.github.registrysdk.examples.tour;

import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PackageQuery;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.core.Secret;
import java.util.List;

/** The Buildkite registry and the package in it. What is there already is not made again. */
final class PackageShelf {
  private final BuildkiteOrganization organization;
  private final String name;
  private final List<String> teamIds;
  private final SampleImage image;
  private final ImageHost images;

  PackageShelf(
      BuildkiteOrganization organization, String name, List<String> teamIds, ImageHost images) {
    this.organization = organization;
    this.name = name;
    this.teamIds = teamIds;
    this.image = new SampleImage(name, "1.0.0");
    this.images = images;
  }

  /** Returns what was done, such as {@code UNCHANGED sdk-sample-images}. */
  String provideRegistry() {
    CreatePackageRegistry.Builder request = CreatePackageRegistry.builder(name, Ecosystem.OCI);
    if (!teamIds.isEmpty()) {
      request.teamIds(teamIds);
    }
    return organization.registries().ensure(request.build()).toString();
  }

  /** In a few words. */
  String providePackage() {
    if (isPublished()) {
      return image + " is there";
    }
    images.push(path(), image);
    return "published " + image;
  }

  /** Name and tag decide: another image of the same tag is not published over the first. */
  private boolean isPublished() {
    return packages().list(PackageQuery.exactlyNamed(image.name())).stream()
        .anyMatch(item -> image.tag().equals(item.version()));
  }

  /** Does with a registry token what Dependabot and the clusters will do with it. */
  String pull(Secret secret) {
    return "pulled " + image + ", " + images.pull(path(), image, secret).substring(0, 19);
  }

  private RegistryPackageService packages() {
    return organization.registry(name).packages();
  }

  private String path() {
    return organization.slug() + "/" + name;
  }
}
