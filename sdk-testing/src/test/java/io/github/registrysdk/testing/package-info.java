/** The fakes, seen through plain HTTP. */
@NullMarked
package io.github.registrysdk.testing;

import org.jspecify.annotations.NullMarked;
