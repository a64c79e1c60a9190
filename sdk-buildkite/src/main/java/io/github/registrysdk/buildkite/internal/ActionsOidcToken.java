package io.github.registrysdk.buildkite.internal;

import io.github.registrysdk.core.Secret;

/**
 * The response of GitHub Actions to a request for an OIDC token. Other fields are left out.
 *
 * @param value the OIDC token
 */
public record ActionsOidcToken(Secret value) {}
