/**
 * Buildkite's state, rules, routes and hosts. What tokens and policies of OIDC mean belongs to
 * {@code oidc}, and what a second provider would need to the package above.
 */
@NullMarked
package io.github.registrysdk.testing.internal.buildkite;

import org.jspecify.annotations.NullMarked;
