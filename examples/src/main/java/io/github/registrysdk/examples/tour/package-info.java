/** The tour through all providers, and what it needs: the screen, its steps and its clean-up. */
@NullMarked
package io.github.registrysdk.examples.tour;

import org.jspecify.annotations.NullMarked;
