/**
 * Recording and replaying of what a client and a provider exchange. The fakes know nothing of it.
 */
@NullMarked
package io.github.registrysdk.testing.internal.cassette;

import org.jspecify.annotations.NullMarked;
