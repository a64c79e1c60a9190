package io.github.registrysdk.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * One cell of the matrix.
 *
 * @param row the operation
 * @param fault what goes wrong with it
 * @param once whether the right answer follows
 * @param carrier over which protocol
 * @param transport what must cope with that
 */
record MatrixCase(Row row, Fault fault, boolean once, Carrier carrier, Transport transport) {
  static List<MatrixCase> all(Carrier carrier, Transport... transports) {
    List<MatrixCase> cases = new ArrayList<>();
    List<Fault> faults = Faults.over(carrier);
    for (Row row : Rows.all()) {
      for (Fault fault : faults) {
        if (carrier.fits(row) && fault.fits(row)) {
          add(cases, row, fault, carrier, transports);
        }
      }
    }
    return cases;
  }

  private static void add(
      List<MatrixCase> cases, Row row, Fault fault, Carrier carrier, Transport... transports) {
    for (Transport transport : transports) {
      cases.add(new MatrixCase(row, fault, false, carrier, transport));
      if (fault.comesOnce() && fault.expected(row).attempts() > 1) {
        cases.add(new MatrixCase(row, fault, true, carrier, transport));
      }
    }
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
