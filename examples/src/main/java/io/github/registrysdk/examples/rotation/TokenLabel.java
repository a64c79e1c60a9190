package io.github.registrysdk.examples.rotation;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a token's description says about it, so that the state of the job is read back from
 * Buildkite and kept nowhere else. After what it is for come {@code : pending}, {@code : pending
 * sha256:0123456789ab} or {@code : active sha256:0123456789ab}. Tokens described in any other way
 * are somebody else's and are left alone.
 *
 * @param purpose what it is for: {@code charts for GitHub acme, Humanitec acme}
 * @param state how far it has come
 * @param fingerprint of its secret, or null before it was noted
 */
record TokenLabel(String purpose, State state, @Nullable Fingerprint fingerprint) {
  private static final Pattern FORM =
      Pattern.compile("(.+): (pending|active)(?: sha256:([0-9a-f]{" + Fingerprint.LENGTH + "}))?");

  /** How far a token has come. */
  enum State {
    /** Minted; whether anybody holds it is seen by its fingerprint. */
    PENDING,
    /** Verified in both places. */
    ACTIVE
  }

  static TokenLabel pending(String purpose) {
    return new TokenLabel(purpose, State.PENDING, null);
  }

  static TokenLabel pending(String purpose, Fingerprint fingerprint) {
    return new TokenLabel(purpose, State.PENDING, fingerprint);
  }

  static TokenLabel active(String purpose, Fingerprint fingerprint) {
    return new TokenLabel(purpose, State.ACTIVE, fingerprint);
  }

  /** Empty unless it is a label for this purpose. */
  static Optional<TokenLabel> read(String purpose, @Nullable String description) {
    Matcher form = FORM.matcher(Objects.requireNonNullElse(description, ""));
    if (!form.matches() || !form.group(1).equals(purpose)) {
      return Optional.empty();
    }
    State state = State.valueOf(form.group(2).toUpperCase(Locale.ROOT));
    String hex = form.group(3);
    return Optional.of(new TokenLabel(purpose, state, hex == null ? null : new Fingerprint(hex)));
  }

  boolean isActive() {
    return state == State.ACTIVE;
  }

  /** The description. */
  @Override
  public String toString() {
    String known = fingerprint == null ? "" : " sha256:" + fingerprint;
    return purpose + ": " + state.name().toLowerCase(Locale.ROOT) + known;
  }
}
