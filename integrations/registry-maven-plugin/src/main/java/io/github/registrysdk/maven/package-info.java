/** Goals of a Maven build for Buildkite package registries. The classes are not an API. */
@NullMarked
package io.github.registrysdk.maven;

import org.jspecify.annotations.NullMarked;
