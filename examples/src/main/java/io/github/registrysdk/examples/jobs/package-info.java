/**
 * Whole jobs of at most 30 lines, as they run in CI. Each can be killed at any time and run again.
 */
@NullMarked
package io.github.registrysdk.examples.jobs;

import org.jspecify.annotations.NullMarked;
