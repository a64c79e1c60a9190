/**
 * The client for Buildkite Package Registries, its services and their requests.
 *
 * <p>A {@link io.github.registrysdk.buildkite.BuildkiteClient} gives access to organizations. An
 * organization gives access to its registries, and a registry to its packages and tokens:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/BuildkiteStart.java" region="publish"}
 *
 * <p>Only the response to the creation of a registry token contains the secret of the token:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/BuildkiteStart.java" region="mint"}
 */
@NullMarked
package io.github.registrysdk.buildkite;

import org.jspecify.annotations.NullMarked;
