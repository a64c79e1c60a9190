package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.RetryPolicy;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.internal.http.Timeouts;
import io.github.registrysdk.core.internal.http.TlsSockets;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.toolkit.TestSeams;
import java.net.ProxySelector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** What a client was built with, checked; null stands for the default. */
public record ClientSettings(
    Dialect dialect,
    HttpUrl baseUrl,
    boolean plainHttp,
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
    List<CallObserver> observers,
    @Nullable Supplier<@Nullable String> traceParent,
    @Nullable TlsSockets tls,
    @Nullable InstantSource clock,
    TestSeams.@Nullable Sleeper sleeper,
    RandomGenerator random,
    ExceptionFactory exceptions) {}
