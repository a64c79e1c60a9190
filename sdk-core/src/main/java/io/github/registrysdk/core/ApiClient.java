package io.github.registrysdk.core;

import io.github.registrysdk.core.spi.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * What the clients of all providers can do. Clients are immutable and thread-safe; one for each
 * provider and token is enough for a program.
 *
 * @param <C> the client's own type
 */
public abstract class ApiClient<C extends ApiClient<C>> implements AutoCloseable {
  private final Endpoint endpoint;

  /**
   * Made by the builder of a provider's client, and by {@link #over}.
   *
   * @param endpoint what the client's services send through
   * @throws NullPointerException if it is null
   */
  protected ApiClient(Endpoint endpoint) {
    this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
  }

  /**
   * A client of the same type over another view of the endpoint.
   *
   * @param endpoint the view
   * @return the client
   */
  protected abstract C over(Endpoint endpoint);

  /** {@return what the client's services send through} */
  protected final Endpoint endpoint() {
    return endpoint;
  }

  /**
   * A view of this client that does some things differently. It shares this client's connections,
   * limits and retry budget, and ends with it.
   *
   * @param options replace those of an earlier view
   * @return the view; this client stays as it is
   */
  public final C withOptions(CallOptions options) {
    return over(endpoint.with(Objects.requireNonNull(options, "options")));
  }

  /**
   * Runs work on another thread: on a virtual one where the JVM has them, else on a daemon thread,
   * or on the executor the client was built with.
   *
   * <p>Cancelling the future before the work has started sends nothing. Cancelling it later
   * interrupts the work, which ends the call it is in and closes its connection; a write that was
   * sent by then may have been done. Cancelling a stage made from the future does neither.
   *
   * @param work one call of this client, or any piece of work made of calls
   * @param <T> its result
   * @return completes with the result or with what the work threw
   * @throws java.util.concurrent.RejectedExecutionException if the executor the client was built
   *     with refuses the work
   */
  public final <T> CompletableFuture<T> async(Callable<T> work) {
    return endpoint.async(work);
  }

  /**
   * Sends a request to an endpoint that this library has no method for, with the same credentials
   * and safety rules. A POST, PUT or PATCH sent this way counts as a create: once it may have
   * arrived it is never sent again.
   *
   * @param request what to send
   * @return the answer, which is a success
   * @throws SdkException as every other call
   */
  public final ApiResponse send(ApiRequest request) {
    return endpoint.send(Objects.requireNonNull(request, "request"));
  }

  /**
   * The rate limits that the latest answer to this client or one of its views told. Where a
   * provider tells several at once they come in an order of its own, which does not change; one
   * that the answer left out is missing, so look for its {@link RateLimit#scope()} and not for its
   * place.
   *
   * @return not modifiable; empty before the first answer, or if it told none
   */
  public final List<RateLimit> rateLimits() {
    return endpoint.rateLimits();
  }

  /** {@return where this client sends its requests} */
  public final URI baseUrl() {
    return endpoint.baseUrl();
  }

  /**
   * Ends the calls that are under way, with {@link CallCancelledException}, and closes the
   * connections that this client owns. An {@code OkHttpClient} or executor that it was lent stays
   * as it is. Views end with their client.
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
