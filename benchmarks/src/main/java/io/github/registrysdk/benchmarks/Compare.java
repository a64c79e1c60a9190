package io.github.registrysdk.benchmarks;

import java.io.IOException;
import java.util.Arrays;

/** For whoever works on the SDK: compares any variants with the first of them. */
final class Compare {
  private Compare() {}

  /** Takes calls a batch, rounds, and the variants' names. */
  public static void main(String[] arguments) throws IOException {
    Report report = new Report();
    int calls = Integer.parseInt(arguments[0]);
    String[] variants = Arrays.copyOfRange(arguments, 2, arguments.length);
    try (Server server = Server.start()) {
      int rounds = Integer.parseInt(arguments[1]);
      Rounds measured = Rounds.run(server.origin(), calls * 100, calls, rounds, variants);
      for (String variant : variants) {
        report.note(variant + " cpu", measured.cpuMicros(variant), "us");
        report.note(variant + " cpu ratio", measured.cpu(variant, variants[0]), "");
        report.note(variant + " allocation ratio", measured.bytes(variant, variants[0]), "");
      }
    }
  }
}
