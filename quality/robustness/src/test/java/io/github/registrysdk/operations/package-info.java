/** One row of samples for each operation. All tests that run every operation read these rows. */
@NullMarked
package io.github.registrysdk.operations;

import org.jspecify.annotations.NullMarked;
