package io.github.registrysdk.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * One cell of the matrix.
 *
 * @param row the operation
 * @param fault what goes wrong with it
 * @param once whether the right answer follows
 * @param transport what must cope with that
 */
record MatrixCase(Row row, Fault fault, boolean once, Transport transport) {
  static List<MatrixCase> all(Transport... transports) {
    List<MatrixCase> cases = new ArrayList<>();
    List<Fault> faults = Faults.all();
    for (Row row : Rows.all()) {
      for (Fault fault : faults) {
        if (fault.fits(row)) {
          add(cases, row, fault, transports);
        }
      }
    }
    return cases;
  }

  private static void add(List<MatrixCase> cases, Row row, Fault fault, Transport... transports) {
    for (Transport transport : transports) {
      cases.add(new MatrixCase(row, fault, false, transport));
      if (fault.comesOnce() && fault.expected(row).attempts() > 1) {
        cases.add(new MatrixCase(row, fault, true, transport));
      }
    }
  }

  Expected expected() {
    Expected always = fault.expected(row);
    return once ? always.once() : always;
  }

  @Override
  public String toString() {
    return row + " / " + fault.name() + (once ? " once" : "") + " / " + transport;
  }
}
