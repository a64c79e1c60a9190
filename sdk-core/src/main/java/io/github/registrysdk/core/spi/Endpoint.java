package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.TokenSource;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * A provider's API as its services see it: everything they send goes through here, with one set of
 * rules for credentials, retries, limits and errors. Thread-safe.
 */
public interface Endpoint extends AutoCloseable {
  /**
   * A call to the provider, with the client's credentials.
   *
   * @param operation what it is
   * @param pathArguments values for the path's parameters, in their order
   * @return the call, not sent yet
   * @throws IllegalArgumentException if one of them is not a valid path segment
   */
  ApiCall call(Operation operation, String... pathArguments);

  /**
   * A call to a URL that the provider returned, such as a presigned upload: without credentials and
   * without the dialect's headers. Whether the host may be trusted is for the caller to decide
   * before.
   *
   * @param operation what it is; its path is for messages only
   * @param url absolute; https, or http if both it and the client's own host are this machine
   * @return the call, not sent yet
   * @throws IllegalArgumentException if it is neither, or has userinfo or a fragment
   */
  ApiCall external(Operation operation, URI url);

  /**
   * A cheap copy with other options, on the same connections, limits and budget.
   *
   * @param options what is different
   * @return the copy; it replaces options that were set before
   */
  Endpoint with(CallOptions options);

  /**
   * A cheap copy that uses other tokens, on the same connections, limits and budget.
   *
   * @param tokens asked instead of the client's own source
   * @return the copy
   */
  Endpoint with(TokenSource tokens);

  /** {@return the time by the client's clock} */
  Instant now();

  /**
   * Runs work on another thread.
   *
   * @param work one call or many
   * @param <T> its result
   * @return completes with the work's result or with what it threw; cancelling it interrupts the
   *     work, which ends the call that it is in, and keeps work from starting that has not
   */
  <T> CompletableFuture<T> async(Callable<T> work);

  /**
   * Sends a request to an endpoint without a method of its own.
   *
   * @param request under the client's base URL
   * @return the response, which is a success
   * @throws io.github.registrysdk.core.SdkException when the call fails
   */
  ApiResponse send(ApiRequest request);

  /**
   * {@return the limits that the latest response reported, in the dialect's order; empty before the
   * first}
   */
  List<RateLimit> rateLimits();

  /** {@return where it sends to, ending in a slash} */
  URI baseUrl();

  /** Ends calls that are under way, and everything that the client owns. */
  @Override
  void close();
}
