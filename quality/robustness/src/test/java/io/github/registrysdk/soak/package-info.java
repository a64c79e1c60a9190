/** A great many calls at a server that fails often: nothing lost, nothing doubled, nothing left. */
@NullMarked
package io.github.registrysdk.soak;

import org.jspecify.annotations.NullMarked;
