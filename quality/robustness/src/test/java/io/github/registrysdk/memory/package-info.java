/** Calls in a JVM with a small heap, against servers that send as much as they may. */
@NullMarked
package io.github.registrysdk.memory;

import org.jspecify.annotations.NullMarked;
