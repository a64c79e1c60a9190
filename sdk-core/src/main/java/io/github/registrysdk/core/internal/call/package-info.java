/**
 * A call: what is sent, its attempts and waits in the order in which the policies apply, and the
 * exception or result that it ends with. Rules about what is retried belong to {@code retry},
 * sockets to {@code http}. Not exported.
 */
@NullMarked
package io.github.registrysdk.core.internal.call;

import org.jspecify.annotations.NullMarked;
