/**
 * A registry token that three providers share, provisioned and rotated without ever locking anybody
 * out: {@link io.github.registrysdk.examples.rotation.RotationJob} is where to start reading.
 */
@NullMarked
package io.github.registrysdk.examples.rotation;

import org.jspecify.annotations.NullMarked;
