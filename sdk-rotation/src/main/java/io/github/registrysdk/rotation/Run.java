package io.github.registrysdk.rotation;

import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.rotation.RotationPlan.State;
import io.github.registrysdk.rotation.TokenLedger.MintedToken;
import io.github.registrysdk.rotation.TokenLedger.OwnToken;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run. Its pending token is also its registration: a run creates the token first and lists the
 * tokens afterwards, so that of two runs at least the later one sees the other.
 *
 * <p>A run begins no write after half of its lease. So when another run starts, at the end of the
 * lease, the first one is no longer writing. Should a write of it arrive late all the same, the
 * holder has a token that is not deleted before the grace period has passed.
 */
final class Run {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TokenRotation rotation;
  private final TokenLedger ledger;
  private final String id;
  private final Instant started;
  private String step = "create a token";
  private Duration ahead = Duration.ZERO;
  private @Nullable String given;

  Run(TokenRotation rotation, TokenLedger ledger) {
    this.rotation = rotation;
    this.ledger = ledger;
    byte[] bytes = new byte[4];
    RANDOM.nextBytes(bytes);
    this.id = HexFormat.of().formatHex(bytes);
    this.started = rotation.clock().instant();
  }

  /** Returns the time at the end, of Buildkite's clock. */
  Instant perform() {
    try {
      MintedToken token = mint();
      try {
        handOut(token);
      } finally {
        token.secret().destroy(); // overwrites the SDK's copy
      }
    } catch (RuntimeException e) {
      RotationException failure =
          e instanceof RotationException known ? known : RotationException.of(step, e);
      withdraw(failure);
      throw failure;
    }
    return now();
  }

  /** Buildkite's clock, as far as it is known from the time at which the token was created. */
  private Instant now() {
    return rotation.clock().instant().plus(ahead);
  }

  /**
   * Whether it is a token that this run created and gave to no holder. The state does not say so:
   * the list may still report the token that the holders have as pending.
   */
  boolean hasLost(OwnToken token) {
    return token.label().run().equals(id) && !token.id().equals(given);
  }

  /**
   * Creates the token. If the outcome is unknown, so is the secret, unless the exception has it:
   * then one more token is created.
   */
  private MintedToken mint() {
    try {
      return ledger.mint(id);
    } catch (SdkException e) {
      if (e.effect() == Effect.NONE) {
        throw e;
      }
      Optional<Secret> secret = e.recoveredSecret();
      List<OwnToken> mine = own(ledger.list());
      return secret.isPresent() && mine.size() == 1
          ? new MintedToken(mine.get(0).id(), secret.get())
          : ledger.mint(id);
    }
  }

  private List<OwnToken> own(List<OwnToken> tokens) {
    return tokens.stream().filter(token -> token.label().run().equals(id)).toList();
  }

  private void handOut(MintedToken token) {
    rotation.report("created token " + token.id());
    register(token.id());
    step = "verify token " + token.id() + " before it is given to a holder";
    rotation.verification().accept(token.secret());
    for (TokenHolder holder : rotation.holders()) {
      step = "give token " + token.id() + " to " + holder;
      requireLease();
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("the thread of this run was interrupted");
      }
      given = token.id();
      holder.give(token.secret());
      step = "verify token " + token.id() + " at " + holder;
      holder.verify(token.secret());
      rotation.report("gave it to " + holder);
    }
    step = "mark token " + token.id() + " as active";
    requireLease();
    ledger.label(token.id(), TokenLabel.active(ledger.name(), id, now(), token.secret()));
    rotation.report("marked it as active");
  }

  private void register(String tokenId) {
    step = "look for other runs";
    List<OwnToken> tokens = ledger.list();
    // A token that was lost in mint() counts as well: other runs have seen it.
    OwnToken first =
        own(tokens).stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("token " + tokenId + " is gone"));
    for (OwnToken other : tokens) {
      Instant end = other.createdAt().plus(rotation.lease());
      if (other.is(State.PENDING)
          && !other.label().run().equals(id)
          && !other.createdAt().isAfter(first.createdAt())
          && end.isAfter(first.createdAt())) {
        throw new RotationInProgressException(other.id(), end);
      }
    }
    ahead = Duration.between(started, first.createdAt());
  }

  private void requireLease() {
    if (!rotation.clock().instant().isBefore(started.plus(rotation.lease().dividedBy(2)))) {
      throw new IllegalStateException(
          "this run took longer than half of its lease of "
              + rotation.lease()
              + ", so another run may start soon: run it again, with a longer lease if necessary");
    }
  }

  /**
   * Ends the lease after a failure. A token that no holder was given is deleted; if one was, its
   * description says that the run has stopped. If that fails, the lease prevents other runs until
   * it ends.
   */
  private void withdraw(RotationException failure) {
    try {
      for (OwnToken token : own(ledger.list())) {
        if (token.id().equals(given)) {
          ledger.label(token.id(), TokenLabel.stopped(ledger.name(), id, now()));
        } else {
          ledger.delete(token.id());
        }
      }
    } catch (RuntimeException e) { // must not hide why the run failed
      failure.addSuppressed(e);
    }
  }
}
