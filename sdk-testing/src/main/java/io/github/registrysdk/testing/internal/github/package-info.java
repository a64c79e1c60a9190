/** GitHub's state, rules and routes. */
@NullMarked
package io.github.registrysdk.testing.internal.github;

import org.jspecify.annotations.NullMarked;
