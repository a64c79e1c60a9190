package io.github.registrysdk.core.internal.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long things may take.
 *
 * @param connect to set up a connection
 * @param read between two bytes of a response
 * @param write between two bytes of a request
 * @param attempt one request and its response; null for no limit of its own
 * @param call a whole call, waits included
 */
public record Timeouts(
    Duration connect, Duration read, Duration write, @Nullable Duration attempt, Duration call) {}
