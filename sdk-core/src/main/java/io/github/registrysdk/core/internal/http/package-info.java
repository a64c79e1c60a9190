/**
 * OkHttp and what is sent through it: connections, proxies, origins, bearer tokens, response heads
 * and bodies, and the watch that ends calls at deadlines and interrupts. Nothing here retries. Not
 * exported.
 */
@NullMarked
package io.github.registrysdk.core.internal.http;

import org.jspecify.annotations.NullMarked;
