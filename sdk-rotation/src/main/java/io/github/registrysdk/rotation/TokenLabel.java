package io.github.registrysdk.rotation;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.rotation.RotationPlan.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The description of a token at Buildkite, which is the only place where the state of a rotation is
 * kept: {@code NAME: pending run 1a2b3c4d} or {@code NAME: active since 2026-01-01T00:00:00Z run
 * 1a2b3c4d sha256:0123456789ab}. A token with any other description belongs to somebody else.
 *
 * @param name the name of the rotation
 * @param state the state of the token
 * @param since when the state began; null only if pending, because it began with the token
 * @param run the run that created the token: eight hex digits
 * @param fingerprint the first twelve hex digits of the SHA-256 of the secret; null unless active.
 *     A token is long and random, so that this does not help to guess it
 */
record TokenLabel(
    String name, State state, @Nullable Instant since, String run, @Nullable String fingerprint) {
  private static final Pattern FORM =
      Pattern.compile(
          "(.+): (?:(pending)|(stopped) since (\\S+)|(active) since (\\S+)) run ([0-9a-f]{8})"
              + "(?: sha256:([0-9a-f]{12}))?");

  static TokenLabel pending(String name, String run) {
    return new TokenLabel(name, State.PENDING, null, run, null);
  }

  static TokenLabel stopped(String name, String run, Instant since) {
    return new TokenLabel(name, State.STOPPED, since, run, null);
  }

  static TokenLabel active(String name, String run, Instant since, Secret secret) {
    return new TokenLabel(name, State.ACTIVE, since, run, fingerprint(secret));
  }

  /** Empty unless it is the description of a token of this rotation. */
  static Optional<TokenLabel> read(String name, @Nullable String description) {
    Matcher form = FORM.matcher(Objects.requireNonNullElse(description, ""));
    if (!form.matches() || !form.group(1).equals(name)) {
      return Optional.empty();
    }
    try {
      String run = form.group(7);
      if (form.group(2) != null) {
        return Optional.of(pending(name, run));
      }
      if (form.group(3) != null) {
        return Optional.of(stopped(name, run, Instant.parse(form.group(4))));
      }
      return Optional.of(
          new TokenLabel(name, State.ACTIVE, Instant.parse(form.group(6)), run, form.group(8)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static String fingerprint(Secret secret) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The description. */
  @Override
  public String toString() {
    return name
        + ": "
        + state.name().toLowerCase(Locale.ROOT)
        + (since == null ? "" : " since " + since)
        + " run "
        + run
        + (fingerprint == null ? "" : " sha256:" + fingerprint);
  }
}
