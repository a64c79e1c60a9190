package com.example.consumer;

import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.FakeGitHub;
import io.github.registrysdk.testing.FakeHumanitec;
import io.github.registrysdk.testing.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The three servers that the program calls, in its own process or in another. */
final class Fakes implements AutoCloseable {
  private final FakeBuildkite buildkite = FakeBuildkite.start();
  private final FakeGitHub gitHub = FakeGitHub.start();
  private final FakeHumanitec humanitec = FakeHumanitec.start();

  Fakes() {
    buildkite.addRegistry("acme", "debs", "debian");
    buildkite.faults().on(BuildkiteOperation.GET_REGISTRY).once(Fault.status(503));
  }

  /** Writes where they are to the file, and serves until the file is deleted. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path file = Path.of(args[0]);
    try (Fakes fakes = new Fakes()) {
      Path unfinished = Path.of(file + ".tmp");
      Files.write(unfinished, fakes.places());
      Files.move(unfinished, file);
      while (Files.exists(file)) {
        Thread.sleep(100);
      }
    }
  }

  /** Base URL and token of each: Buildkite, GitHub, Humanitec. */
  List<String> places() {
    return List.of(
        buildkite.baseUrl() + " " + buildkite.token(),
        gitHub.baseUrl() + " " + gitHub.token(),
        humanitec.baseUrl() + " " + humanitec.token());
  }

  /** Of a registry that was created at GitHub. */
  String secretOf(String registry) {
    return gitHub.organization("acme").registry(registry).secret();
  }

  @Override
  public void close() {
    buildkite.close();
    gitHub.close();
    humanitec.close();
  }
}
