/** Humanitec, through real sockets. */
@NullMarked
package io.github.registrysdk.humanitec;

import org.jspecify.annotations.NullMarked;
