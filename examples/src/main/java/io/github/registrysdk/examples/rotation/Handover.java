package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.rotation.DependabotAccess.Delivery;

/**
 * Puts a new token in the place of whatever there was. Until both hold the new one, and were seen
 * to, nothing is deleted: wherever it stops, what GitHub and Humanitec hold opens the registry.
 */
final class Handover {
  private final TokenLedger ledger;
  private final ClusterAccess humanitec;
  private final DependabotAccess github;
  private final String name;

  Handover(
      TokenLedger ledger, ClusterAccess humanitec, DependabotAccess github, RotationPlan plan) {
    this.ledger = ledger;
    this.humanitec = humanitec;
    this.github = github;
    this.name = plan.name();
  }

  Situation look() {
    return new Situation(ledger.list(), humanitec.held().map(Fingerprint::of).orElse(null));
  }

  /** Goes on with the token that an earlier run was handing out, or begins with a new one. */
  void perform(Situation situation, StepRunner steps) {
    MintedToken token = situation.unfinished().map(this::resumed).orElseGet(() -> newToken(steps));
    try {
      finish(token, steps);
    } finally {
      token.secret().destroy(); // as far as a JVM can
    }
  }

  /** Its secret is read from where the earlier run had put it. */
  private MintedToken resumed(OwnToken token) {
    Secret secret =
        humanitec.held().orElseThrow(() -> new IllegalStateException("Humanitec forgot the token"));
    return new MintedToken(token.id(), secret);
  }

  private MintedToken newToken(StepRunner steps) {
    MintedToken token = steps.run(Step.MINT, ledger::mint, MintedToken::id);
    Fingerprint fingerprint = token.fingerprint();
    steps.run(
        Step.NOTE,
        () -> {
          ledger.label(token.id(), TokenLabel.pending(name, fingerprint));
          return "sha256:" + fingerprint;
        });
    steps.run(Step.GIVE_TO_HUMANITEC, () -> humanitec.give(token.secret()));
    return token;
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
          ledger.label(token.id(), TokenLabel.active(name, token.fingerprint()));
          return token.id();
        });
    steps.run(Step.RETIRE, () -> "deleted " + ledger.retireAllBut(token.id()));
  }
}
