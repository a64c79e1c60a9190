/** Metrics and observations of the calls of the SDK's clients, with Micrometer. */
@NullMarked
package io.github.registrysdk.micrometer;

import org.jspecify.annotations.NullMarked;
