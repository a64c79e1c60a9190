/** Spans and metrics of calls to a fake, through real sockets. */
@NullMarked
package io.github.registrysdk.opentelemetry;

import org.jspecify.annotations.NullMarked;
