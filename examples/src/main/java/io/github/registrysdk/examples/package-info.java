/**
 * One class for each task. {@link io.github.registrysdk.examples.tour.Tour} shows everything in one
 * run.
 */
@NullMarked
package io.github.registrysdk.examples;

import org.jspecify.annotations.NullMarked;
