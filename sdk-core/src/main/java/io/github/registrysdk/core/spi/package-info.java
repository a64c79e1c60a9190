/**
 * The types with which a provider module is written. An {@link
 * io.github.registrysdk.core.spi.Operation} describes a request. A {@link
 * io.github.registrysdk.core.spi.Dialect} contains what is specific to the provider. An {@link
 * io.github.registrysdk.core.spi.Endpoint} sends requests. The code that handles a call, for
 * example its retries, is in internal packages. The types for callers are in {@code core}.
 *
 * <p>The operations of a client, and the methods that use them:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/AcmeClient.java" region="operations"}
 *
 * <p>A minimal dialect:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/AcmeClient.java" region="dialect"}
 */
@NullMarked
package io.github.registrysdk.core.spi;

import org.jspecify.annotations.NullMarked;
