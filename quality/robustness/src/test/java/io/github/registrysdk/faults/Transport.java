package io.github.registrysdk.faults;

/** What is put to the test. */
@FunctionalInterface
interface Transport {
  Object send(Row row, World world) throws Exception;
}
