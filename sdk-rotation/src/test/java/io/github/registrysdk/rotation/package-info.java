/** Rotations, through real sockets. */
@NullMarked
package io.github.registrysdk.rotation;

import org.jspecify.annotations.NullMarked;
