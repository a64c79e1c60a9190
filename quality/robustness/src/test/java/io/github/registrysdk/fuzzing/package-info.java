/** The SDK against what nobody thought of: generated answers, headers, addresses and names. */
@NullMarked
package io.github.registrysdk.fuzzing;

import org.jspecify.annotations.NullMarked;
