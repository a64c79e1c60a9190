/** Humanitec's state, rules and routes. */
@NullMarked
package io.github.registrysdk.testing.internal.humanitec;

import org.jspecify.annotations.NullMarked;
