package io.github.registrysdk.core.wire.acme;

import io.github.registrysdk.core.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What the provider keeps.
 *
 * @param id its id
 * @param name its name
 * @param token shown when it is made, and never again
 */
public record Widget(String id, @Nullable String name, @Nullable Secret token) {}
