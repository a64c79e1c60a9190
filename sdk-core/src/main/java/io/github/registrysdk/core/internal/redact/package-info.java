/**
 * Keeps secrets out of messages, causes and logs, and finds a secret that a provider shows once in
 * a response that could not be decoded. Not exported.
 */
@NullMarked
package io.github.registrysdk.core.internal.redact;

import org.jspecify.annotations.NullMarked;
