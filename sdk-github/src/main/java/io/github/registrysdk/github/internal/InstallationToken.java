package io.github.registrysdk.github.internal;

import io.github.registrysdk.core.Secret;
import java.time.Instant;

/**
 * An App's token for one installation, as far as it is needed.
 *
 * @param token what is sent as bearer
 * @param expiresAt an hour after it was made
 */
public record InstallationToken(Secret token, Instant expiresAt) {}
