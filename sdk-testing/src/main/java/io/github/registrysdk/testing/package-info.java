/**
 * Stateful, in-process fakes of the providers' APIs.
 *
 * <p>A fake listens on the loopback interface of this machine only, keeps what it is sent for as
 * long as it lives, checks tokens and scopes, counts requests against rate limits, and misbehaves
 * when told to ({@link io.github.registrysdk.testing.Faults}). A request that it does not know
 * fails the test that sent it.
 *
 * <pre>{@code
 * try (FakeBuildkite fake = FakeBuildkite.start()) {
 *   // point your client at fake.baseUrl() with the token fake.token()
 *   fake.faults().on(BuildkiteOperation.CREATE_TOKEN).once(Fault.dropAfterEffect());
 *   // ... and look at what arrived
 *   fake.organization("acme").registry("gems").tokens();
 * }
 * }</pre>
 */
@NullMarked
package io.github.registrysdk.testing;

import org.jspecify.annotations.NullMarked;
