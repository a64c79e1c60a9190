package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.examples.rotation.DependabotAccess.Delivery;

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
   * @throws IllegalStateException if the job could not be done without harm to what others have
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
    MintedToken token = situation.unfinished().orElseGet(() -> newToken(steps));
    try {
      finish(token, steps);
    } finally {
      token.secret().destroy(); // as far as a JVM can
    }
  }

  private MintedToken newToken(StepRunner steps) {
    MintedToken token = steps.run(Step.MINT, ledger::mint, MintedToken::id);
    Fingerprint fingerprint = token.fingerprint();
    steps.run(
        Step.NOTE,
        () -> {
          ledger.note(token.id(), fingerprint);
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
          ledger.activate(token.id(), token.fingerprint());
          return token.id();
        });
    steps.run(Step.RETIRE, () -> "deleted " + ledger.retireAllBut(token.id()));
  }
}
