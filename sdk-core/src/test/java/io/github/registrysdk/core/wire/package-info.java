/** Whole calls of a toy provider, through real sockets. */
@NullMarked
package io.github.registrysdk.core.wire;

import org.jspecify.annotations.NullMarked;
