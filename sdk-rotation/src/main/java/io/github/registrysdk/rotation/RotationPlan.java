package io.github.registrysdk.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a rotation, and what {@link TokenRotation#resume()} would do. A plan contains no
 * secret.
 *
 * @param tokens the tokens of the rotation, oldest first
 * @param unfinished why {@code resume()} would give all holders a new token; null if all holders
 *     have the current token, as far as they can be read, or if there is no token yet
 * @param inProgressUntil the time until which another run prevents a new run, or null
 */
public record RotationPlan(
    List<Token> tokens, @Nullable String unfinished, @Nullable Instant inProgressUntil) {
  /** Copies the list. */
  public RotationPlan {
    tokens = List.copyOf(tokens);
  }

  /** {@return the newest token that all holders were given; empty before the first run} */
  public Optional<Token> current() {
    return tokens.stream()
        .filter(token -> token.state() == State.ACTIVE)
        .reduce((older, newer) -> newer);
  }

  /** The state of a token. */
  public enum State {
    /** Created by a run that has not finished, or was killed. */
    PENDING,
    /** Created by a run that failed after it had begun to give the token to holders. */
    STOPPED,
    /** Given to all holders and verified. */
    ACTIVE
  }

  /**
   * A token of the rotation.
   *
   * @param id the ID at Buildkite
   * @param createdAt when it was created
   * @param state the state
   * @param deleteAt the time from which {@code run()} and {@code resume()} delete the token; null
   *     for the current token and newer ones
   */
  public record Token(String id, Instant createdAt, State state, @Nullable Instant deleteAt) {}
}
