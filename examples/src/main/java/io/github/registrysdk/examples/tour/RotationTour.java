package io.github.registrysdk.examples.tour;

import io.github.registrysdk.examples.rotation.Inventory;
import io.github.registrysdk.examples.rotation.Phase;
import io.github.registrysdk.examples.rotation.ProviderClients;
import io.github.registrysdk.examples.rotation.RotationJob;
import io.github.registrysdk.examples.rotation.RotationPlan;
import io.github.registrysdk.examples.rotation.SealedWitness;
import io.github.registrysdk.examples.rotation.Step;
import io.github.registrysdk.examples.rotation.StepFailedException;
import io.github.registrysdk.examples.rotation.StepListener;
import java.util.List;
import java.util.Locale;

/** The part of the tour that needs all three providers: a token that two of them get. */
final class RotationTour {
  static final String NAME = "sdk-sample-images";

  private final Screen screen;
  private final RotationPlan plan;
  private final RotationJob job;

  /**
   * @param clients where
   * @param teamIds the Buildkite teams that the registry shall belong to; may be empty
   * @param witness sees what GitHub holds
   * @param screen shows what is done
   */
  RotationTour(
      ProviderClients clients, List<String> teamIds, SealedWitness witness, Screen screen) {
    this.screen = screen;
    this.plan = RotationPlan.sample(clients.organizations().buildkite(), NAME, teamIds);
    this.job = new RotationJob(clients.providers(), plan, witness, new Lines());
  }

  /** What this chapter is about to do. */
  String intention() {
    return "It makes the registry %s at Buildkite and Humanitec and a private registry for it at GitHub, or, where they are there, gives them a new token. They stay."
        .formatted(plan.name());
  }

  /** Shows what exists at the end, whether it was reached or not. */
  void run() {
    screen.line("");
    screen.line("    A registry token for Dependabot and the clusters, made and rotated");
    screen.line("");
    try {
      job.run();
    } catch (StepFailedException e) {
      screen.line("");
      screen.line("    It stopped at: " + e.step().title() + " (" + e.phase() + ")");
      screen.line("    because " + e.reason());
      screen.line("    What it gave to GitHub and Humanitec still opens the registry: no token is");
      screen.line("    deleted before both took the new one and were seen to.");
      screen.line("    To finish, fix that and run it again: it goes on from what exists now.");
      show();
      throw e;
    }
    show();
  }

  private void show() {
    Table table = new Table("provider", "what", "state", "fingerprint");
    for (Inventory.Item item : job.inventory().items()) {
      table.row(item.provider(), item.thing(), item.state(), item.fingerprint());
    }
    table.show(screen, "What exists now");
  }

  /** A line for each step. */
  private final class Lines implements StepListener {
    private long started;

    @Override
    public void before(Phase phase, Step step) {
      started = System.nanoTime();
    }

    @Override
    public void after(Phase phase, Step step, String outcome) {
      long millis = (System.nanoTime() - started) / 1_000_000;
      screen.line(
          String.format(
              Locale.ROOT, "    %-9s  %-27s %s (%d ms)", phase, step.title(), outcome, millis));
    }
  }
}
