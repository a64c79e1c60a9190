/** JSON readers for values of Humanitec. Open to Jackson, and not part of the public API. */
@NullMarked
package io.github.registrysdk.humanitec.internal;

import org.jspecify.annotations.NullMarked;
