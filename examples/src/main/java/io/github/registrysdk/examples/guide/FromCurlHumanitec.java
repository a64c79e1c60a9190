package io.github.registrysdk.examples.guide;

import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.humanitec.CreateRegistry;
import io.github.registrysdk.humanitec.HumanitecOrganization;
import io.github.registrysdk.humanitec.UpdateRegistry;
import io.github.registrysdk.humanitec.model.ClusterSecret;
import io.github.registrysdk.humanitec.model.Registry;
import io.github.registrysdk.humanitec.model.RegistryCreds;
import java.time.Instant;

/** Each request of Humanitec's page, in Java. */
final class FromCurlHumanitec {
  private FromCurlHumanitec() {}

  static void delete(HumanitecOrganization org) {
    org.registries().delete("acme-images");
  }

  static Listing<Registry> list(HumanitecOrganization org) {
    return org.registries().list();
  }

  static Registry get(HumanitecOrganization org) {
    return org.registries().get("acme-images");
  }

  static RegistryCreds creds(HumanitecOrganization org) {
    return org.registries().creds("acme-images");
  }

  static Registry update(HumanitecOrganization org, Secret password) {
    return org.registries()
        .update(
            "acme-images",
            UpdateRegistry.builder()
                .account("ci", password, Instant.parse("2030-06-22T09:37:23Z"))
                .enableCi(false)
                .build());
  }

  static Registry create(HumanitecOrganization org, Secret password) {
    return org.registries()
        .create(
            CreateRegistry.builder("acme-images", "images.acme.example")
                .basic("ci", password)
                .expires(Instant.parse("2030-06-22T09:37:23Z"))
                .enableCi(false)
                .clusterSecret("*", new ClusterSecret("default", "image-pull"))
                .build());
  }
}
