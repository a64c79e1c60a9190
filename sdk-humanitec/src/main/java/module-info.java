/**
 * A client for the image registries of Humanitec organizations and their credentials. Start with
 * {@link io.github.registrysdk.humanitec.HumanitecClient}.
 *
 * {@snippet :
 * RegistryService registries = humanitec.organization("acme").registries();
 * registries.create(
 *     CreateRegistry.builder("acme-images", "images.acme.example").basic("ci", password).build());
 *
 * RegistryCreds creds = registries.creds("acme-images");
 * System.out.println(creds.registry() + " has the user name " + creds.username());
 * }
 */
module io.github.registrysdk.humanitec {
  requires transitive io.github.registrysdk.core;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;

  exports io.github.registrysdk.humanitec;
  exports io.github.registrysdk.humanitec.model;

  opens io.github.registrysdk.humanitec.internal to
      com.fasterxml.jackson.databind;
}
