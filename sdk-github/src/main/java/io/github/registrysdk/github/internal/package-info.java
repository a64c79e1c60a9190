/**
 * Encryption of secrets for GitHub, and sign-in as a GitHub App. This package is not part of the
 * public API.
 */
@NullMarked
package io.github.registrysdk.github.internal;

import org.jspecify.annotations.NullMarked;
