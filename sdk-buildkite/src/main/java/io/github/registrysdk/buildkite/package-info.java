/**
 * The client of Buildkite Package Registries, its services and what is sent through them.
 *
 * <p>A {@link io.github.registrysdk.buildkite.BuildkiteClient} leads to an organization, that to a
 * registry, and that to its packages and tokens:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/BuildkiteStart.java" region="publish"}
 *
 * <p>A registry token's secret is shown once:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/BuildkiteStart.java" region="mint"}
 */
@NullMarked
package io.github.registrysdk.buildkite;

import org.jspecify.annotations.NullMarked;
