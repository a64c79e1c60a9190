/**
 * What every caller sees, whichever provider it talks to: {@link io.github.registrysdk.core.Secret
 * secrets}, the {@link io.github.registrysdk.core.ClientBuilder options of a client}, lazy {@link
 * io.github.registrysdk.core.Listing listings}, {@link io.github.registrysdk.core.Upload uploads}
 * and one sealed family of {@link io.github.registrysdk.core.SdkException exceptions}.
 */
@NullMarked
package io.github.registrysdk.core;

import org.jspecify.annotations.NullMarked;
