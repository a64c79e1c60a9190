/** The parts of responses that callers never see. */
@NullMarked
package io.github.registrysdk.buildkite.internal;

import org.jspecify.annotations.NullMarked;
