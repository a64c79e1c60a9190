/** Humanitec, one main class a task. */
@NullMarked
package io.github.registrysdk.examples.humanitec;

import org.jspecify.annotations.NullMarked;
