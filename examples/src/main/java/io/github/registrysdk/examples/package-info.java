/** One main class a task; start with {@link io.github.registrysdk.examples.Tour}. */
@NullMarked
package io.github.registrysdk.examples;

import org.jspecify.annotations.NullMarked;
