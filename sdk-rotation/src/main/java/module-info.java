/**
 * Rotates the registry tokens of Buildkite, and gives them to GitHub, Humanitec, Docker and files.
 * Start with {@link io.github.registrysdk.rotation.TokenRotation}.
 */
module io.github.registrysdk.rotation {
  requires transitive io.github.registrysdk.buildkite;
  requires transitive io.github.registrysdk.core;
  requires transitive io.github.registrysdk.github;
  requires transitive io.github.registrysdk.humanitec;

  exports io.github.registrysdk.rotation;
}
