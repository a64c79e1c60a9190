/**
 * What every caller sees, whichever provider it talks to: {@link io.github.registrysdk.core.Secret
 * secrets}, the {@link io.github.registrysdk.core.ClientBuilder options of a client}, lazy {@link
 * io.github.registrysdk.core.Listing listings}, {@link io.github.registrysdk.core.Upload uploads}
 * and one sealed family of {@link io.github.registrysdk.core.SdkException exceptions}.
 *
 * <p>All clients have the same options:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/Limits.java" region="options"}
 *
 * <p>And views with {@link io.github.registrysdk.core.CallOptions options of their own}, which
 * share connections, limits and retry budget:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/Limits.java" region="view"}
 */
@NullMarked
package io.github.registrysdk.core;

import org.jspecify.annotations.NullMarked;
