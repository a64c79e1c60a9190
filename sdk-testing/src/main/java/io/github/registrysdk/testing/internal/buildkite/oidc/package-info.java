/**
 * OIDC at Buildkite: who issues tokens to jobs, what a policy is, and what a token opens. What the
 * registries and their hosts do with the outcome does not belong here; nothing here knows of the
 * fake's state.
 */
@NullMarked
package io.github.registrysdk.testing.internal.buildkite.oidc;

import org.jspecify.annotations.NullMarked;
