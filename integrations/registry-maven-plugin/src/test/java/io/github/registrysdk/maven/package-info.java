/** Tests of the decisions of the goals; {@code examples/consumers/maven-plugin} runs the goals. */
@NullMarked
package io.github.registrysdk.maven;

import org.jspecify.annotations.NullMarked;
