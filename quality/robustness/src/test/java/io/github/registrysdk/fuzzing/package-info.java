/** The SDK against what nobody thought of: generated responses, headers, URLs and names. */
@NullMarked
package io.github.registrysdk.fuzzing;

import org.jspecify.annotations.NullMarked;
