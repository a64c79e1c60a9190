/** Metrics of calls to a fake, through real sockets. */
@NullMarked
package io.github.registrysdk.micrometer;

import org.jspecify.annotations.NullMarked;
