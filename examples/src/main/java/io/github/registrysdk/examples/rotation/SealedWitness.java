package io.github.registrysdk.examples.rotation;

import java.util.Optional;

/**
 * Sees what GitHub holds. GitHub itself shows a secret to nobody, so there is no such witness to
 * what runs live; a fake opens what it was sent.
 */
@FunctionalInterface
public interface SealedWitness {
  /** Sees nothing. */
  SealedWitness NONE = registry -> Optional.empty();

  /**
   * The fingerprint of a private registry's secret: the first twelve hex digits of its SHA-256.
   *
   * @param registry the name that GitHub gave it
   * @return empty if it can't be seen
   */
  Optional<String> fingerprint(String registry);
}
