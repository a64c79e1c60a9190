package io.github.registrysdk.examples.guide;

import io.github.registrysdk.buildkite.CreatePackageRegistry;
import io.github.registrysdk.buildkite.PackageRegistryService;
import io.github.registrysdk.buildkite.model.PackageRegistry;
import io.github.registrysdk.core.Plan;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.SecretPolicy;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.RegistryService;
import io.github.registrysdk.humanitec.model.Registry;
import java.util.List;
import java.util.Objects;

/** Registries that are created or changed as requests describe them. */
final class Ensuring {
  private Ensuring() {}

  static Registry images(RegistryService registries, Secret password) {
    CreateRegistry images =
        CreateRegistry.builder("acme-images", "images.acme.example")
            .basic("ci", password)
            .enableCi(true)
            .build();
    Plan<Registry> plan = registries.plan(images); // sends no write
    System.out.println(plan);
    Registry ensured = registries.ensure(images).result();
    return Objects.requireNonNull(ensured);
  }

  static String imagesWithPassword(
      RegistryService registries,
      CreateRegistry images,
      Secret password,
      String storedFingerprint) {
    SecretPolicy policy = SecretPolicy.whenChangedSince(storedFingerprint);
    registries.ensure(images, policy);
    String newFingerprint = SecretPolicy.fingerprint(password); // store it for the next run
    return newFingerprint;
  }

  static List<Plan<PackageRegistry>> several(
      PackageRegistryService registries, List<CreatePackageRegistry> requests) {
    List<Plan<PackageRegistry>> plans = registries.ensureAll(requests);
    plans.forEach(System.out::println); // such as UNCHANGED fruit
    return plans;
  }
}
