package io.github.registrysdk.benchmarks;

import java.io.IOException;

/** How much a client adds to its own payload, beside how much the SDK adds to its own. */
final class PeerRows {
  private final Report report;
  private final Server server;

  PeerRows(Report report, Server server) {
    this.report = report;
    this.server = server;
  }

  void measure(int rounds) throws IOException {
    report.heading("Overhead of the peers on their own payloads");
    beside("one", run("one", 200, rounds), new Bounds(0.70, 0.35, 0.45));
    beside("list", run("list", 100, rounds), new Bounds(0.45, 0.40, 0.20));
  }

  private Rounds run(String what, int calls, int rounds) throws IOException {
    return Rounds.run(
        server.origin(),
        calls * 80,
        calls,
        rounds,
        "hand-" + what,
        "twin-" + what,
        "ours-" + what,
        "hand-openai" + what,
        "openai-" + what,
        "hand-github" + what,
        "github-" + what,
        "githubok-" + what);
  }

  private void beside(String what, Rounds all, Bounds bounds) {
    String hand = "hand-" + what;
    String ours = "ours-" + what;
    String openAiHand = "hand-openai" + what;
    String openAi = "openai-" + what;
    String gitHubHand = "hand-github" + what;
    note(all, "twin-" + what, hand);
    note(all, ours, hand);
    note(all, openAi, openAiHand);
    note(all, "github-" + what, gitHubHand);
    note(all, "githubok-" + what, gitHubHand);
    double[] added = all.cpuRatios(ours, hand);
    report.atMost(
        what + " beside openai-java cpu",
        beside(added, all.cpuRatios(openAi, openAiHand)),
        bounds.openAi);
    report.atMost(
        what + " beside github-api cpu",
        beside(added, all.cpuRatios("github-" + what, gitHubHand)),
        bounds.gitHub);
    report.atMost(
        what + " beside openai-java allocation",
        beside(all.byteRatios(ours, hand), all.byteRatios(openAi, openAiHand)),
        bounds.allocation);
  }

  private void note(Rounds all, String variant, String hand) {
    String name = variant + " beside " + hand;
    report.note(name + " cpu", all.cpu(variant, hand), "");
    report.note(name + " allocation", all.bytes(variant, hand), "");
  }

  private static Rounds.Spread beside(double[] ours, double[] others) {
    return Rounds.Spread.of(Rounds.ratios(ours, others));
  }

  /** Of the SDK's factor beside that of openai-java, of github-api, and of allocation. */
  private record Bounds(double openAi, double gitHub, double allocation) {}
}
