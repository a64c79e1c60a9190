/** The client of Buildkite Package Registries, its services and what is sent through them. */
@NullMarked
package io.github.registrysdk.buildkite;

import org.jspecify.annotations.NullMarked;
