/** A provider written against the exported packages alone, as anybody could write one. */
@NullMarked
package io.github.registrysdk.core.wire.acme;

import org.jspecify.annotations.NullMarked;
