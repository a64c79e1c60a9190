package io.github.registrysdk.examples.tour;

import io.github.registrysdk.testing.BuildkiteOperation;
import io.github.registrysdk.testing.FakeBuildkite;
import io.github.registrysdk.testing.Fault;
import java.util.Arrays;
import java.util.Locale;

/**
 * What the fake shall do wrong, always and for one operation: {@code OPERATION:STATUS} answers with
 * that status, {@code OPERATION:drop} does the work and closes the connection instead of answering.
 *
 * @param operation the operation that fails
 * @param fault how it fails
 */
record FaultOption(BuildkiteOperation operation, Fault fault) {

  static FaultOption parse(String text) {
    String[] parts = text.split(":", -1);
    String how = parts.length == 2 ? parts[1] : "";
    if (!how.matches("drop|[45]\\d\\d")) {
      throw new IllegalArgumentException(
          "tour.fault is OPERATION:drop or OPERATION:STATUS from 400 to 599, such as CREATE_TOKEN:503");
    }
    Fault fault =
        how.equals("drop") ? Fault.dropAfterEffect() : Fault.status(Integer.parseInt(how));
    return new FaultOption(operation(parts[0]), fault);
  }

  private static BuildkiteOperation operation(String name) {
    String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(BuildkiteOperation.values())
        .filter(operation -> operation.name().equals(constant))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "tour.fault knows no operation "
                        + name
                        + ", only "
                        + Arrays.toString(BuildkiteOperation.values())));
  }

  void applyTo(FakeBuildkite fake) {
    fake.faults().on(operation).always(fault);
  }
}
