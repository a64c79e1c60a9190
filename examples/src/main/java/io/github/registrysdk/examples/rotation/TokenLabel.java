package io.github.registrysdk.examples.rotation;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a token's description says about it, so that the state of the job is read back from
 * Buildkite and kept nowhere else: {@code acme: pending}, {@code acme: pending sha256:0123456789ab}
 * or {@code acme: active sha256:0123456789ab}. Tokens described in any other way are somebody
 * else's and are left alone.
 *
 * @param name of the registry
 * @param state how far it has come
 * @param fingerprint of its secret, or null before it was noted
 */
record TokenLabel(String name, State state, @Nullable Fingerprint fingerprint) {
  private static final Pattern FORM =
      Pattern.compile("(.+): (pending|active)(?: sha256:([0-9a-f]{" + Fingerprint.LENGTH + "}))?");

  /** How far a token has come. */
  enum State {
    /** Minted; whether anybody holds it is seen by its fingerprint. */
    PENDING,
    /** Verified in both places. */
    ACTIVE
  }

  static TokenLabel pending(String name) {
    return new TokenLabel(name, State.PENDING, null);
  }

  static TokenLabel pending(String name, Fingerprint fingerprint) {
    return new TokenLabel(name, State.PENDING, fingerprint);
  }

  static TokenLabel active(String name, Fingerprint fingerprint) {
    return new TokenLabel(name, State.ACTIVE, fingerprint);
  }

  /** Empty unless it is a label of this registry. */
  static Optional<TokenLabel> read(String name, @Nullable String description) {
    Matcher form = FORM.matcher(Objects.requireNonNullElse(description, ""));
    if (!form.matches() || !form.group(1).equals(name)) {
      return Optional.empty();
    }
    State state = State.valueOf(form.group(2).toUpperCase(Locale.ROOT));
    String hex = form.group(3);
    return Optional.of(new TokenLabel(name, state, hex == null ? null : new Fingerprint(hex)));
  }

  boolean isActive() {
    return state == State.ACTIVE;
  }

  /** The description. */
  @Override
  public String toString() {
    String known = fingerprint == null ? "" : " sha256:" + fingerprint;
    return name + ": " + state.name().toLowerCase(Locale.ROOT) + known;
  }
}
