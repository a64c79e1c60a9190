package io.github.registrysdk.rotation;

import io.github.registrysdk.buildkite.RegistryTokenService;
import io.github.registrysdk.buildkite.model.RegistryToken;
import io.github.registrysdk.core.NotFoundException;
import io.github.registrysdk.core.OutcomeUnknownException;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.rotation.RotationPlan.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens of one rotation at Buildkite. */
record TokenLedger(RegistryTokenService service, String name) {
  /** A token of this rotation. */
  record OwnToken(String id, Instant createdAt, TokenLabel label) {
    boolean is(State state) {
      return label.state() == state;
    }

    /** Not of a pending token, which has no such time. */
    Instant since() {
      Instant since = label.since();
      return since == null ? createdAt : since;
    }
  }

  /** A token with its secret. */
  record MintedToken(String id, Secret secret) {}

  /** Oldest first. Tokens of others are not among them. */
  List<OwnToken> list() {
    List<OwnToken> own = new ArrayList<>();
    for (RegistryToken token : service.list()) {
      Optional<TokenLabel> label = TokenLabel.read(name, token.description());
      if (label.isPresent()) {
        Instant created = token.createdAt();
        if (created == null) {
          throw new IllegalStateException(
              "Buildkite does not report when token "
                  + token.id()
                  + " was created, so runs that overlap could not be detected");
        }
        own.add(new OwnToken(token.id(), created, label.get()));
      }
    }
    own.sort(Comparator.comparing(OwnToken::createdAt));
    return own;
  }

  MintedToken mint(String run) {
    var token = service.create(TokenLabel.pending(name, run).toString());
    return new MintedToken(token.id(), token.secret());
  }

  /** Changes the description of a token. After an unknown outcome, compares and tries once more. */
  void label(String id, TokenLabel label) {
    try {
      service.update(id, label.toString());
    } catch (OutcomeUnknownException e) {
      if (!label.toString().equals(service.get(id).description())) {
        service.update(id, label.toString());
      }
    }
  }

  void delete(String id) {
    try {
      service.delete(id);
    } catch (NotFoundException e) {
      return; // deleted by another run
    }
  }

  /**
   * Returns from when a token may be deleted: when a token that was created later has been active
   * for the grace period. Then no holder has it, and no run can still give it to one.
   */
  static @Nullable Instant deleteAt(OwnToken token, List<OwnToken> all, Duration gracePeriod) {
    return all.stream()
        .filter(other -> other.is(State.ACTIVE) && other.createdAt().isAfter(token.createdAt()))
        .map(other -> other.since().plus(gracePeriod))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
