package io.github.registrysdk.testing.internal;

import io.github.registrysdk.testing.FakeOperation;
import java.time.Duration;
import java.util.Map;

/**
 * What differs between providers around the routes. Called with the fake's lock held.
 *
 * @param <O> the provider's operations
 */
public interface ProviderRules<O extends FakeOperation> {

  /** Throws a {@link Refusal} for a request that the provider stops at the door. */
  void admit(FakeRequest request, O operation);

  /** The headers that every answer to the request carries unless the answer sets them itself. */
  Map<String, String> headers(FakeRequest request);

  /** The refusal when the named limit is used up. */
  FakeResponse rateLimited(FakeRequest request, String scope, Duration reset);

  /** The answer to a request that no route knows. */
  default FakeResponse unknown(FakeRequest request) {
    return FakeResponse.message(501, "The fake does not know " + request.line());
  }
}
