package io.github.registrysdk.core;

import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.JsonType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The methods that the clients of all providers have. Clients are immutable and thread-safe. A
 * program needs only one client for each provider and token.
 *
 * @param <C> the type of the client
 */
public abstract class ApiClient<C extends ApiClient<C>> implements AutoCloseable {
  private final Endpoint endpoint;

  /**
   * Creates a client. Only the client classes of the providers call this constructor.
   *
   * @param endpoint sends the requests of the client's services
   * @throws NullPointerException if {@code endpoint} is null
   */
  protected ApiClient(Endpoint endpoint) {
    this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
  }

  /**
   * Creates a client of the same type for another endpoint. {@link #withOptions} calls this method.
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
   * <p>If you cancel the future before the work starts, no request is sent. If you cancel the
   * future later, the thread is interrupted: the current call ends and its connection is closed. A
   * write that was already sent may take effect at the provider. Cancelling a dependent stage of
   * the future does not cancel the work.
   *
   * @param work one call of this client, or several
   * @param <T> the type of the result
   * @return a future that completes with the result, or fails with the exception of the work. If
   *     the executor rejects the work, the future fails with a {@link TransportException} with the
   *     reason {@link TransportException.Reason#EXECUTOR}
   */
  public final <T> CompletableFuture<T> async(Callable<T> work) {
    return endpoint.async(work);
  }

  /**
   * Calls a method of this client, and returns its result together with the status and headers of
   * the response.
   *
   * {@snippet :
   * TypedResponse<PackageRegistry> response =
   *     client.withResponse(c -> c.organization("acme").registries().get("fruit"));
   * PackageRegistry fruit = response.value();
   * String etag = response.header("ETag").orElse("none");
   * }
   *
   * <p>If the method sends several requests to the provider, the result has the response of the
   * last call that succeeded. Uploads to storage and requests of a {@link TokenSource} do not
   * count. A list sends its requests while you iterate, so iterate inside the method. With {@link
   * #async}, call {@code withResponse} inside the task that you pass to {@code async}. If the
   * method fails, its exception has the details of the failed call.
   *
   * @param method a function that gets a client with the same options as this client, and calls a
   *     method of that client
   * @param <T> the type of the result
   * @return the result and the details of the response
   */
  public final <T extends @Nullable Object> TypedResponse<T> withResponse(
      Function<? super C, ? extends T> method) {
    AtomicReference<TypedResponse<?>> last =
        new AtomicReference<>(
            new TypedResponse<>(null, new ApiResponse(0, Map.of(), null, ""), 0, Duration.ZERO));
    T value = method.apply(over(endpoint.with(last::set)));
    return last.get().with(value);
  }

  /**
   * Sends a request to an API endpoint for which this SDK has no method. Credentials, timeouts and
   * errors are handled as in all other calls. A GET or DELETE can be retried. A POST, PUT or PATCH
   * is never retried if the provider may have processed it.
   *
   * @param request the request
   * @return the response; {@link ApiResponse#status()} lists its possible statuses
   * @throws SdkException if the call fails
   */
  public final ApiResponse send(ApiRequest request) {
    return endpoint.send(Objects.requireNonNull(request, "request"));
  }

  /**
   * Sends a request as {@link #send(ApiRequest)} does, and decodes the JSON of the response.
   *
   * {@snippet :
   * List<Team> teams =
   *     client.send(ApiRequest.get("v2", "organizations", "acme", "teams"), JsonType.listOf(Team.class));
   * }
   *
   * @param request the request
   * @param type {@link JsonType#tree()}, or the type of a public record in a package that is
   *     exported or opened to Jackson; the JSON has the names of the record components in
   *     snake_case
   * @param <T> the type of the decoded response
   * @return the decoded response
   * @throws IllegalArgumentException before a request is sent, if the type is of a class that is
   *     not a public record
   * @throws ProtocolException if the request succeeded (2xx), but the response is not valid
   * @throws SdkException if the call fails for another reason
   */
  public final <T> T send(ApiRequest request, JsonType<T> type) {
    return endpoint.send(
        Objects.requireNonNull(request, "request"), Objects.requireNonNull(type, "type"));
  }

  /**
   * Returns the rate limits that the last response reported. This can be a response to a client
   * that {@link #withOptions} returned. A limit that the response did not report is not in the
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
