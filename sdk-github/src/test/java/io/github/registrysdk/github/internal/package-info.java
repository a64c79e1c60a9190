/** Tests of the sealing of secrets and of the App's sign-in token. */
@NullMarked
package io.github.registrysdk.github.internal;

import org.jspecify.annotations.NullMarked;
