/**
 * What a provider module is written with: an {@link io.github.registrysdk.core.spi.Operation} says
 * what a call is, a {@link io.github.registrysdk.core.spi.Dialect} what the provider does
 * differently, and an {@link io.github.registrysdk.core.spi.Endpoint} sends. What decides about a
 * call, such as retries, is internal; what callers see is in {@code core}.
 *
 * <p>A client's operations and the methods over them:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/AcmeClient.java" region="operations"}
 *
 * <p>The least that a dialect says:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/AcmeClient.java" region="dialect"}
 */
@NullMarked
package io.github.registrysdk.core.spi;

import org.jspecify.annotations.NullMarked;
