/**
 * What every fake is made of: routes, faults, journal, limits, paging, state. What only one
 * provider does belongs to its package, and HTTP itself to {@code http}, which the cassettes use
 * without this.
 */
@NullMarked
package io.github.registrysdk.testing.internal;

import org.jspecify.annotations.NullMarked;
