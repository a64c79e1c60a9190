package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run finds.
 *
 * @param tokens those of this job, oldest first
 * @param held what Humanitec holds, or null if nothing
 */
record Situation(List<OwnToken> tokens, @Nullable Secret held) {
  Situation {
    tokens = List.copyOf(tokens);
  }

  /** Whether there was a token before this run that both were given. */
  boolean isProvisioned() {
    return active() > 0;
  }

  /**
   * A token that an earlier run began to hand out and did not bring to its end. Humanitec is given
   * a token first: what it does not hold was given to nobody, or somebody has changed it since, and
   * a new token takes its place. Two active ones are left by a run that was stopped before it
   * deleted the older one.
   */
  Optional<MintedToken> unfinished() {
    Secret secret = held;
    if (secret == null) {
      return Optional.empty();
    }
    Fingerprint fingerprint = Fingerprint.of(secret);
    return tokens.stream()
        .filter(token -> fingerprint.equals(token.label().fingerprint()))
        .filter(token -> !token.label().isActive() || active() > 1)
        .map(token -> new MintedToken(token.id(), secret))
        .findFirst();
  }

  private long active() {
    return tokens.stream().filter(token -> token.label().isActive()).count();
  }

  /** In a few words. */
  String describe() {
    return unfinished()
        .map(token -> "token " + token.id() + " was being handed out: this run goes on with it")
        .orElseGet(() -> active() + " active, " + (tokens.size() - active()) + " pending tokens");
  }
}
