/** The fakes, their rules without a socket. */
@NullMarked
package io.github.registrysdk.testing.internal.buildkite;

import org.jspecify.annotations.NullMarked;
