package io.github.registrysdk.examples.rotation;

/** The steps of the job, in their order. After each of them it may be stopped and run again. */
public enum Step {
  REGISTRY("find or create the registry"),
  PACKAGE("find or publish the package"),
  LOOK("see what there is"),
  MINT("mint a registry token"),
  NOTE("note its fingerprint"),
  GIVE_TO_HUMANITEC("give it to Humanitec"),
  VERIFY_HUMANITEC("verify it at Humanitec"),
  GIVE_TO_GITHUB("give it to GitHub"),
  VERIFY_GITHUB("verify it at GitHub"),
  ACTIVATE("mark it active"),
  RETIRE("delete what it replaces"),
  PULL("pull the image with it");

  private final String title;

  Step(String title) {
    this.title = title;
  }

  /** What is done, in the imperative. */
  public String title() {
    return title;
  }
}
