/**
 * Stateful, in-process fakes of the providers' APIs.
 *
 * <p>A fake listens on the loopback interface only. It keeps its state until it is closed, checks
 * tokens and scopes, counts requests against rate limits, and fails on request ({@link
 * io.github.registrysdk.testing.Faults}). A test fails if it sends a request that the fake does not
 * know.
 *
 * {@snippet file="io/github/registrysdk/examples/guide/Faking.java" region="fake"}
 *
 * <p>With a {@link io.github.registrysdk.testing.ManualClock} waits take no time:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/Faking.java" region="time"}
 */
@NullMarked
package io.github.registrysdk.testing;

import org.jspecify.annotations.NullMarked;
