package io.github.registrysdk.faults;

import io.github.registrysdk.core.spi.RetryClass;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.operations.Samples;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One cell of the matrix.
 *
 * @param row the operation
 * @param fault what goes wrong with it
 * @param once whether the right response follows
 * @param carrier over which protocol
 * @param transport what must cope with that
 */
record MatrixCase(Sample row, Fault fault, boolean once, Carrier carrier, Transport transport) {
  /** Every sample, blocking; and one of each retry class, asynchronously too. */
  static List<MatrixCase> all() {
    Map<RetryClass, Sample> first = new EnumMap<>(RetryClass.class);
    Samples.all().forEach(sample -> first.putIfAbsent(sample.retryClass(), sample));
    List<MatrixCase> cases = new ArrayList<>();
    for (Carrier carrier : Carrier.values()) {
      cases.addAll(all(carrier, Samples.withSent(), Mode.BLOCKING));
      cases.addAll(all(carrier, first.values(), Mode.ASYNC));
    }
    return cases;
  }

  static List<MatrixCase> all(Carrier carrier, Collection<Sample> samples, Transport transport) {
    List<MatrixCase> cases = new ArrayList<>();
    for (Sample row : samples) {
      for (Fault fault : row.isDownload() ? Faults.ofFiles(row) : Faults.over(carrier)) {
        if (carrier.fits(row) && fault.fits(row) && isNoticed(fault, row)) {
          add(cases, row, fault, carrier, transport);
        }
      }
    }
    return cases;
  }

  /** What is JSON and what is not makes no difference to a request that a caller wrote. */
  private static boolean isNoticed(Fault fault, Sample row) {
    return !row.isSent() || !Set.of("DECODE", "NOT_JSON").contains(fault.expected(row).reason());
  }

  private static void add(
      List<MatrixCase> cases, Sample row, Fault fault, Carrier carrier, Transport transport) {
    cases.add(new MatrixCase(row, fault, false, carrier, transport));
    if (fault.comesOnce() && fault.expected(row).attempts() > 1) {
      cases.add(new MatrixCase(row, fault, true, carrier, transport));
    }
  }

  /** Equal for cases that differ in the operation or the mode only, not on the wire. */
  String onTheWire() {
    return String.join("/", row.wireShape(), fault.name(), String.valueOf(once), "" + carrier);
  }

  Expected expected() {
    Expected always = fault.expected(row);
    return once ? always.once() : always;
  }

  @Override
  public String toString() {
    return row + " / " + fault.name() + (once ? " once" : "") + " / " + carrier + " / " + transport;
  }
}
