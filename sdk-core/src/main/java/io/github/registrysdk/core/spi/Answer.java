package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.CallReport;
import java.util.function.UnaryOperator;

/**
 * What came back, and the facts of the call.
 *
 * @param <T> what it was decoded to
 * @param value the answer
 * @param report what it took, for an exception about what is wrong with it
 * @param redaction makes words of the answer fit for such an exception: strikes out the secrets of
 *     the call, in lower case too, and takes out control characters
 */
public record Answer<T>(T value, CallReport report, UnaryOperator<String> redaction) {}
