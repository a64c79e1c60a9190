package io.github.registrysdk.faults;

import io.github.registrysdk.operations.Sample;

/** What is put to the test. */
@FunctionalInterface
interface Transport {
  Object send(Sample row, World world) throws Exception;
}
