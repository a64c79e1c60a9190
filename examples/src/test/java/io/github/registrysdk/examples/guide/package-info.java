/** Runs what the guide and the Javadoc show, against the fakes. */
@NullMarked
package io.github.registrysdk.examples.guide;

import org.jspecify.annotations.NullMarked;
