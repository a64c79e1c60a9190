/** GitHub, through real sockets. */
@NullMarked
package io.github.registrysdk.github;

import org.jspecify.annotations.NullMarked;
