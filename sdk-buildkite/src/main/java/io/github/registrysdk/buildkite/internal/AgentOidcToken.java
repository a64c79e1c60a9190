package io.github.registrysdk.buildkite.internal;

import io.github.registrysdk.core.Secret;

/**
 * The response of the Buildkite agent API to a request for an OIDC token. Other fields are left
 * out.
 *
 * @param token the OIDC token
 */
public record AgentOidcToken(Secret token) {}
