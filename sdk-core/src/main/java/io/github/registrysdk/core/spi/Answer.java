package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.CallReport;

/**
 * What came back, and the facts of the call.
 *
 * @param <T> what it was decoded to
 * @param value the answer
 * @param report what it took, for an exception about what is wrong with it
 */
public record Answer<T>(T value, CallReport report) {}
