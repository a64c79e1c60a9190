/**
 * The types that are common to the clients of all providers: {@link
 * io.github.registrysdk.core.Secret secrets}, {@link io.github.registrysdk.core.ClientBuilder
 * options of a client}, {@link io.github.registrysdk.core.Listing lists whose pages are fetched
 * lazily}, {@link io.github.registrysdk.core.Upload uploads} and {@link
 * io.github.registrysdk.core.SdkException exceptions}.
 *
 * <p>All clients have the same options:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/Limits.java" region="options"}
 *
 * <p>A client with other {@link io.github.registrysdk.core.CallOptions options} shares connections,
 * rate limits and retry budget with the original client:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/Limits.java" region="view"}
 */
@NullMarked
package io.github.registrysdk.core;

import org.jspecify.annotations.NullMarked;
