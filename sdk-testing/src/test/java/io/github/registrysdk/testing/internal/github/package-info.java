/** What the wire does not show of GitHub. */
@NullMarked
package io.github.registrysdk.testing.internal.github;

import org.jspecify.annotations.NullMarked;
