package io.github.registrysdk.core;

import io.github.registrysdk.core.spi.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * The methods that the clients of all providers have. Clients are immutable and thread-safe. A
 * program needs only one client for each provider and token.
 *
 * @param <C> the type of the client
 */
public abstract class ApiClient<C extends ApiClient<C>> implements AutoCloseable {
  private final Endpoint endpoint;

  /**
   * Creates a client. Only the clients of the providers call it.
   *
   * @param endpoint sends the requests of the client's services
   * @throws NullPointerException if {@code endpoint} is null
   */
  protected ApiClient(Endpoint endpoint) {
    this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
  }

  /**
   * Creates a client of the same type for another endpoint. {@link #withOptions} calls it.
   *
   * @param endpoint sends the requests of the new client's services
   * @return the new client
   */
  protected abstract C over(Endpoint endpoint);

  /** {@return the endpoint that sends the requests of the client's services} */
  protected final Endpoint endpoint() {
    return endpoint;
  }

  /**
   * Returns a client with other options. Both clients share their connections, rate limits and
   * retry budget. If one of them is closed, the other one is closed too. This client does not
   * change.
   *
   * @param options the options, which replace all options of an earlier call of this method
   * @return the client with these options
   */
  public final C withOptions(CallOptions options) {
    return over(endpoint.with(Objects.requireNonNull(options, "options")));
  }

  /**
   * Runs calls asynchronously. By default they run on a virtual thread if the JVM supports it, and
   * otherwise on a daemon thread. {@link ClientBuilder#executor} sets another executor.
   *
   * <p>If the future is cancelled before the work starts, no request is sent. If it is cancelled
   * later, the thread is interrupted: the current call ends and its connection is closed. A write
   * that was already sent may take effect at the provider. Cancelling a dependent stage of the
   * future does not cancel the work.
   *
   * @param work one call of this client, or several
   * @param <T> the type of the result
   * @return a future that completes with the result, or with the exception of the work; if the
   *     executor rejects the work, with a {@link TransportException} with the reason {@link
   *     TransportException.Reason#EXECUTOR}
   */
  public final <T> CompletableFuture<T> async(Callable<T> work) {
    return endpoint.async(work);
  }

  /**
   * Sends a request to an API endpoint for which this SDK has no method. Credentials, timeouts and
   * errors are handled as in all other calls. A GET or DELETE can be retried. A POST, PUT or PATCH
   * is never retried if the provider may have received it.
   *
   * @param request the request
   * @return the response, which has a success status
   * @throws SdkException if the call fails
   */
  public final ApiResponse send(ApiRequest request) {
    return endpoint.send(Objects.requireNonNull(request, "request"));
  }

  /**
   * Returns the rate limits that the last response reported. Responses to clients that {@link
   * #withOptions} returned count as well. A limit that the response did not report is not in the
   * list, so find a limit by its {@link RateLimit#scope()} and not by its position.
   *
   * @return an unmodifiable list; empty before the first response, or if the last response reported
   *     no limit
   */
  public final List<RateLimit> rateLimits() {
    return endpoint.rateLimits();
  }

  /** {@return the base URL of the API} */
  public final URI baseUrl() {
    return endpoint.baseUrl();
  }

  /**
   * Closes the client and its connections. Calls that are in progress end with a {@link
   * CallCancelledException}. Clients that {@link #withOptions} returned are closed as well. A
   * caller-provided {@code OkHttpClient} or executor is not closed.
   */
  @Override
  public final void close() {
    endpoint.close();
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[" + baseUrl() + "]";
  }
}
