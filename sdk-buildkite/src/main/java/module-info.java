/**
 * Buildkite Package Registries: registries, their tokens and their packages. Start with {@link
 * io.github.registrysdk.buildkite.BuildkiteClient}.
 */
module io.github.registrysdk.buildkite {
  requires transitive io.github.registrysdk.core;
  requires com.fasterxml.jackson.annotation;

  exports io.github.registrysdk.buildkite;
  exports io.github.registrysdk.buildkite.model;
  exports io.github.registrysdk.buildkite.internal to
      com.fasterxml.jackson.databind;
}
