package io.github.registrysdk.examples.rotation;

import io.github.registrysdk.buildkite.RegistryTokenService;
import java.util.Locale;

/**
 * Provisions a Buildkite registry whose token Dependabot gets through GitHub and the clusters
 * through Humanitec, and rotates that token.
 *
 * <p>The order is what keeps everybody working: the new token goes to Humanitec, which can be asked
 * what it holds, then to GitHub, which can't; only when both were seen to hold it is the old one
 * deleted. The last step pulls an image with the new token, so that success means that it works.
 * Every step can fail or be killed. A further run finds out from the three APIs how far the one
 * before came, and goes on from there: nothing is kept on this machine.
 *
 * <p>Two runs for one registry must not happen at the same time: none of the three APIs has a lock
 * to offer. Each of the providers sees only what it needs, and no secret is shown or logged.
 */
public final class RotationJob {
  private final PackageShelf shelf;
  private final Handover handover;
  private final StepListener listener;
  private final Inventory inventory;

  /**
   * @param providers where
   * @param plan what
   * @param witness sees what GitHub holds; {@link SealedWitness#NONE} where nobody does
   * @param listener is told of the steps
   */
  public RotationJob(
      Providers providers, RotationPlan plan, SealedWitness witness, StepListener listener) {
    RegistryTokenService tokens = providers.buildkite().registry(plan.name()).tokens();
    TokenLedger ledger = new TokenLedger(tokens, purpose(providers, plan));
    ClusterAccess humanitec = new ClusterAccess(providers.humanitec().registries(), plan);
    DependabotAccess github =
        new DependabotAccess(providers.github().privateRegistries(), plan, witness);
    this.shelf = new PackageShelf(providers.buildkite(), plan, providers.images());
    this.handover = new Handover(ledger, humanitec, github, shelf);
    this.listener = listener;
    this.inventory = new Inventory(providers, plan, ledger, humanitec, github, witness);
  }

  /** Who gets the token belongs to it: the same registry may be given to others by other jobs. */
  private static String purpose(Providers providers, RotationPlan plan) {
    return "%s for GitHub %s, Humanitec %s"
        .formatted(
            plan.name(),
            providers.github().login().toLowerCase(Locale.ROOT),
            providers.humanitec().id());
  }

  /**
   * Does what there is to do: a first run provisions and rotates, a later one rotates, and one
   * after a run that was stopped brings that to its end.
   *
   * @throws StepFailedException if a step fails; what this job had given to GitHub and Humanitec
   *     still opens the registry
   */
  public void run() {
    StepRunner provision = new StepRunner(Phase.PROVISION, listener);
    provision.run(Step.REGISTRY, shelf::provideRegistry);
    provision.run(Step.PACKAGE, shelf::providePackage);
    Situation found = provision.run(Step.LOOK, handover::look, Situation::describe);
    StepRunner rotate = new StepRunner(Phase.ROTATE, listener);
    if (!found.isProvisioned()) {
      handover.perform(found, provision);
      found = rotate.run(Step.LOOK, handover::look, Situation::describe);
    }
    handover.perform(found, rotate);
  }

  /** What exists now, asked of the three APIs; changes nothing. */
  public Inventory inventory() {
    return inventory;
  }
}
