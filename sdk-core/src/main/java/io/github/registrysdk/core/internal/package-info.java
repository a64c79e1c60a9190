/** How calls are made; not exported, and free to change in any release. */
@NullMarked
package io.github.registrysdk.core.internal;

import org.jspecify.annotations.NullMarked;
