/** Buildkite's state, rules and routes. */
@NullMarked
package io.github.registrysdk.testing.internal.buildkite;

import org.jspecify.annotations.NullMarked;
