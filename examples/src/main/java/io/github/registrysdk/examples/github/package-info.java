/** GitHub, one main class a task. */
@NullMarked
package io.github.registrysdk.examples.github;

import org.jspecify.annotations.NullMarked;
