/** What the guide in {@code docs} and the Javadoc show; tests run it against the fakes. */
@NullMarked
package io.github.registrysdk.examples.guide;

import org.jspecify.annotations.NullMarked;
