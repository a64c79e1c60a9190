/**
 * Stateful, in-process fakes of the providers' APIs.
 *
 * <p>A fake listens on the loopback interface of this machine only, keeps what it is sent for as
 * long as it lives, checks tokens and scopes, counts requests against rate limits, and misbehaves
 * when told to ({@link io.github.registrysdk.testing.Faults}). A request that it does not know
 * fails the test that sent it.
 *
 * {@snippet file="io/github/registrysdk/examples/guide/Faking.java" region="fake"}
 *
 * <p>With a {@link io.github.registrysdk.testing.ManualClock} waiting takes no time:
 *
 * {@snippet file="io/github/registrysdk/examples/guide/Faking.java" region="time"}
 */
@NullMarked
package io.github.registrysdk.testing;

import org.jspecify.annotations.NullMarked;
