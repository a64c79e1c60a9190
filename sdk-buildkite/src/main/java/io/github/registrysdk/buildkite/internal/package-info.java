/** The wrappings of answers that callers never see. */
@NullMarked
package io.github.registrysdk.buildkite.internal;

import org.jspecify.annotations.NullMarked;
