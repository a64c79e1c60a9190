package io.github.registrysdk.testing.internal;

import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.time.Duration;
import java.util.Map;

/**
 * What differs between providers apart from the routes. Called with the fake's lock held.
 *
 * @param <O> the provider's operations
 */
public interface ProviderRules<O extends FakeOperation> {

  /** Throws a {@link Refusal} for a request that the provider refuses before it reads the body. */
  void admit(FakeRequest request, O operation);

  /** The headers of every response to the request, unless the response sets them itself. */
  Map<String, String> headers(FakeRequest request);

  /**
   * The refusal when the named limit is used up. Where no source describes a limit, it is what RFC
   * 6585 says about the status.
   */
  default FakeResponse rateLimited(FakeRequest request, String scope, Duration reset) {
    return FakeResponse.message(429, "Too Many Requests")
        .withHeader("Retry-After", String.valueOf(reset.toSeconds()));
  }

  /**
   * Whether the fake has everything that the provider has at this path and below it. A request
   * there that no route knows is then a mistake of the client; anywhere else it may be right, and
   * only the fake does not know it.
   */
  boolean isComplete(String path);
}
