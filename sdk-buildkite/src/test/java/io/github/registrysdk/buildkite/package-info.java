/** Buildkite, through real sockets. */
@NullMarked
package io.github.registrysdk.buildkite;

import org.jspecify.annotations.NullMarked;
