/**
 * What is retried, and when: the retry table, the kinds of failure, the retry budget, the rate
 * gate, the interval between writes, and time itself. Nothing here sends anything. Not exported.
 */
@NullMarked
package io.github.registrysdk.core.internal.retry;

import org.jspecify.annotations.NullMarked;
