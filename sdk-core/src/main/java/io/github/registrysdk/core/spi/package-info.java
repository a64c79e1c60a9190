/**
 * What a provider module is written with: an {@link io.github.registrysdk.core.spi.Operation} says
 * what a call is, a {@link io.github.registrysdk.core.spi.Dialect} what the provider does
 * differently, and an {@link io.github.registrysdk.core.spi.Endpoint} sends.
 */
@NullMarked
package io.github.registrysdk.core.spi;

import org.jspecify.annotations.NullMarked;
