package io.github.registrysdk.github.internal;

import io.github.registrysdk.core.Secret;
import java.time.Instant;

/**
 * A token for an installation. Fields that are not needed are left out.
 *
 * @param token the bearer token
 * @param expiresAt when the token expires, one hour after it was created
 */
public record InstallationToken(Secret token, Instant expiresAt) {}
