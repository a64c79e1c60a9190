package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.rotation.DependabotAccess.Delivery;
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

  Handover(TokenLedger ledger, ClusterAccess humanitec, DependabotAccess github) {
    this.ledger = ledger;
    this.humanitec = humanitec;
    this.github = github;
  }

  /**
   * What there is; changes nothing.
   *
   * @throws IllegalStateException if GitHub has several private registries for the address
   * @throws NotOursException if Humanitec has somebody else's registry of that name
   */
  Situation look() {
    github.find(); // of several, all but one would be locked out
    return new Situation(ledger.list(), humanitec.held().orElse(null));
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
          return "deleted " + ledger.retireAllBut(token.id());
        });
  }
}
