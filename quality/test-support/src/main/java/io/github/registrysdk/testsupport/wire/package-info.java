/** A server that breaks HTTP in every way that a test asks for. */
@NullMarked
package io.github.registrysdk.testsupport.wire;

import org.jspecify.annotations.NullMarked;
