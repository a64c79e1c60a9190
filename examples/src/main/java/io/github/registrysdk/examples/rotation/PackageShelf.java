package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.buildkite.BuildkiteOrganization;
import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PackageQuery;
import io.github.registrysdk.buildkite.RegistryPackageService;
import io.github.registrysdk.buildkite.model.Ecosystem;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import java.util.Optional;

/** The Buildkite registry and the package in it. What is there already is not made again. */
final class PackageShelf {
  private final BuildkiteOrganization organization;
  private final RotationPlan plan;

  PackageShelf(BuildkiteOrganization organization, RotationPlan plan) {
    this.organization = organization;
    this.plan = plan;
  }

  /** In a few words. */
  String provideRegistry() {
    Optional<PackageRegistry> there = findRegistry();
    if (there.isPresent()) {
      return there.get().slug() + " is there";
    }
    CreatePackageRegistry.Builder request =
        CreatePackageRegistry.builder(plan.name(), Ecosystem.HELM);
    if (!plan.teamIds().isEmpty()) {
      request.teamIds(plan.teamIds());
    }
    try {
      return "created " + organization.registries().create(request.build()).slug();
    } catch (OutcomeUnknownException e) {
      return "created " + findRegistry().orElseThrow(() -> e).slug() + ", though no answer came";
    }
  }

  private Optional<PackageRegistry> findRegistry() {
    try {
      return Optional.of(organization.registries().get(plan.name()));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /** In a few words. */
  String providePackage() {
    if (isPublished()) {
      return chart() + " is there";
    }
    try {
      packages().publish(plan.chart());
      return "published " + chart();
    } catch (OutcomeUnknownException e) {
      if (!isPublished()) {
        throw e;
      }
      return "published " + chart() + ", though no answer came";
    }
  }

  /**
   * Name and version decide, as they do for everybody who installs it: another build of the same
   * version has other digests, and is not published over the first.
   */
  private boolean isPublished() {
    return packages().list(PackageQuery.named(plan.chartName())).stream()
        .anyMatch(
            item ->
                plan.chartName().equals(item.name()) && plan.chartVersion().equals(item.version()));
  }

  private RegistryPackageService packages() {
    return organization.registry(plan.name()).packages();
  }

  private String chart() {
    return plan.chartName() + " " + plan.chartVersion();
  }
}
