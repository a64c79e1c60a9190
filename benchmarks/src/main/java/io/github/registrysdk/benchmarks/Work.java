package io.github.registrysdk.benchmarks;

/** One call, or one of whatever is measured. */
@FunctionalInterface
public interface Work {
  /** Does it once; what comes back keeps the compiler from leaving it out. */
  Object once() throws Exception;
}
