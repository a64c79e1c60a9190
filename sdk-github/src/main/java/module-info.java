/**
 * GitHub's organization private registries, from a plain secret. Start with {@link
 * io.github.registrysdk.github.GitHubClient}.
 */
module io.github.registrysdk.github {
  requires transitive io.github.registrysdk.core;
  requires com.fasterxml.jackson.annotation;
  requires org.bouncycastle.provider;

  exports io.github.registrysdk.github;
  exports io.github.registrysdk.github.model;
  exports io.github.registrysdk.github.internal to
      com.fasterxml.jackson.databind;
}
