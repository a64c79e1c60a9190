package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.internal.http.Timeouts;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.toolkit.TestSeams;
import java.net.ProxySelector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What a client was built with, checked.
 *
 * @param dialect the provider's ways
 * @param baseUrl with a slash at its end
 * @param tokens where the bearer token comes from
 * @param timeouts how long things may take
 * @param retry how often and how soon to send again
 * @param maxResponseBytes of JSON, after decompression
 * @param maxPages in one iteration over a list
 * @param minWriteInterval between the starts of two writes; zero for none
 * @param proxies which proxy to use, or null for the standard means
 * @param userAgent the whole header
 * @param executor for asynchronous work, caller-provided; null for threads of our own
 * @param httpClient caller-provided; null for one of our own
 * @param observer is notified of everything, or null
 * @param clock injected, or null for the system's
 * @param sleeper injected, or null to wait for real
 * @param random for jitter and boundaries
 * @param exceptions creates what callers catch
 */
public record ClientSettings(
    Dialect dialect,
    HttpUrl baseUrl,
    TokenSource tokens,
    Timeouts timeouts,
    RetryPolicy retry,
    long maxResponseBytes,
    int maxPages,
    Duration minWriteInterval,
    @Nullable ProxySelector proxies,
    String userAgent,
    @Nullable Executor executor,
    @Nullable OkHttpClient httpClient,
    @Nullable CallObserver observer,
    @Nullable InstantSource clock,
    TestSeams.@Nullable Sleeper sleeper,
    RandomGenerator random,
    ExceptionFactory exceptions) {}
