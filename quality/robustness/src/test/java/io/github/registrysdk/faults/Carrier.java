package io.github.registrysdk.faults;

import io.github.registrysdk.operations.Sample;

/** The protocol that carries a case. */
enum Carrier {
  HTTP_1_1("HTTP/1.1"),
  /** For what the SDK sends over shared connections: creates and updates never go this way. */
  HTTP_2("HTTP/2");

  private final String name;

  Carrier(String name) {
    this.name = name;
  }

  boolean fits(Sample row) {
    return this == HTTP_1_1 || (!row.mustNotRepeat() && !row.isStorage() && !row.isDownload());
  }

  @Override
  public String toString() {
    return name;
  }
}
