package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.rotation.DependabotAccess.Delivery;
import io.github.registrysdk.github.model.PrivateRegistry;
import java.util.List;
import java.util.Optional;

/**
 * Puts a new token in the place of whatever there was. Nothing is deleted until both said yes to
 * the new one and were seen to hold it, as far as each lets anybody see: wherever this stops, what
 * they were given by this job opens the registry.
 */
final class Handover {
  private final TokenLedger ledger;
  private final ClusterAccess humanitec;
  private final DependabotAccess github;
  private final PackageShelf shelf;

  Handover(
      TokenLedger ledger, ClusterAccess humanitec, DependabotAccess github, PackageShelf shelf) {
    this.ledger = ledger;
    this.humanitec = humanitec;
    this.github = github;
    this.shelf = shelf;
  }

  /**
   * What there is; changes nothing.
   *
   * @throws IllegalStateException if GitHub has several private registries for the address
   * @throws NotOursException if Humanitec has somebody else's registry of that name, or GitHub
   *     somebody else's credentials for the host
   */
  Situation look() {
    List<OwnToken> own = ledger.list();
    Optional<PrivateRegistry> there = github.find(); // of several, all but one would be locked out
    if (own.isEmpty() && there.isPresent()) {
      throw new NotOursException(
          "GitHub has %s for %s, which is not this job's: Dependabot uses one for each host; remove it first"
              .formatted(there.get().name(), there.get().url()));
    }
    return new Situation(own, humanitec.held().orElse(null));
  }

  /**
   * Goes on with the token that an earlier run was handing out, with its secret as it was found at
   * Humanitec, or begins with a new one.
   */
  void perform(Situation situation, StepRunner steps) {
    Optional<MintedToken> unfinished = situation.unfinished();
    MintedToken token =
        unfinished.orElseGet(() -> steps.run(Step.MINT, ledger::mint, MintedToken::id));
    try {
      if (unfinished.isEmpty()) {
        begin(token, steps);
      }
      finish(token, steps);
    } finally {
      token.secret().destroy(); // overwrites the SDK's copy
    }
  }

  private void begin(MintedToken token, StepRunner steps) {
    Fingerprint fingerprint = token.fingerprint();
    steps.run(
        Step.NOTE,
        () -> {
          ledger.note(token.id(), fingerprint);
          return "sha256:" + fingerprint;
        });
    steps.run(Step.GIVE_TO_HUMANITEC, () -> humanitec.give(token.secret()));
  }

  private void finish(MintedToken token, StepRunner steps) {
    Secret secret = token.secret();
    steps.run(Step.VERIFY_HUMANITEC, () -> humanitec.verify(secret));
    Delivery delivery =
        steps.run(Step.GIVE_TO_GITHUB, () -> github.give(secret), Delivery::outcome);
    steps.run(Step.VERIFY_GITHUB, () -> github.verify(secret, delivery));
    steps.run(
        Step.ACTIVATE,
        () -> {
          ledger.activate(token.id(), token.fingerprint());
          return token.id();
        });
    steps.run(
        Step.RETIRE,
        () -> {
          humanitec.verify(secret); // a tool that puts back what was there may have been at work
          shelf.pull(secret); // what replaces the old token must open the registry
          return "deleted " + ledger.retireAllBut(token.id());
        });
    steps.run(Step.PULL, () -> shelf.pull(secret));
  }
}
