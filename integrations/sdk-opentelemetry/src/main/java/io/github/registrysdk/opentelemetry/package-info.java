/** Traces and metrics of the calls of the SDK's clients, with OpenTelemetry. */
@NullMarked
package io.github.registrysdk.opentelemetry;

import org.jspecify.annotations.NullMarked;
