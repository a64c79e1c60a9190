/**
 * Keeps secrets out of messages, causes and logs. Finding a secret in a response that could not be
 * decoded belongs to {@code json}. Not exported.
 */
@NullMarked
package io.github.registrysdk.core.internal.redact;

import org.jspecify.annotations.NullMarked;
