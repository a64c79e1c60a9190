/**
 * Sealing of secrets for GitHub and the signing in of GitHub Apps. Not exported: nothing here is
 * part of the SDK's promises.
 */
@NullMarked
package io.github.registrysdk.github.internal;

import org.jspecify.annotations.NullMarked;
