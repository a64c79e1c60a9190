package io.github.registrysdk.core.spi;

import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.core.ApiResponse;
import io.github.registrysdk.core.CallOptions;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.TokenSource;
import io.github.registrysdk.core.TypedResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends the requests of all services of a client. Credentials, retries, rate limits and errors are
 * handled here in the same way for all requests. Implementations are thread-safe.
 */
public interface Endpoint extends AutoCloseable {
  /**
   * Creates a call to the provider, with the credentials of the client. This method sends no
   * request.
   *
   * @param operation the operation
   * @param pathArguments the values of the path parameters, in their order
   * @return the call
   * @throws IllegalArgumentException if a value is not a valid path segment
   */
  ApiCall call(Operation operation, String... pathArguments);

  /**
   * Creates a call to another host of the provider, with the credentials of the client. This method
   * sends no request.
   *
   * @param base the URL of the host, followed by the start of the path; the caller of the SDK must
   *     have chosen it together with the base URL
   * @param operation the operation, whose path is only used in messages
   * @param segments the segments of the path after the base, which are percent-encoded
   * @return the call
   * @throws IllegalArgumentException if the client may not send credentials to this URL, because it
   *     is not {@code https}, or if a segment is not a valid path segment
   */
  ApiCall callAt(URI base, Operation operation, String... segments);

  /**
   * Creates a call to a URL that the provider returned, such as the URL of a presigned upload. The
   * request contains no credentials and no headers of the dialect. The caller must first check that
   * the host can be trusted. This method sends no request.
   *
   * @param operation the operation, whose path is only used in messages
   * @param url an absolute {@code https} URL; {@code http} is only allowed if both this URL and the
   *     base URL are URLs of the local machine
   * @return the call
   * @throws IllegalArgumentException if the scheme is not allowed, or if the URL contains a user
   *     name or a fragment
   */
  ApiCall external(Operation operation, URI url);

  /**
   * Returns a copy with other options. Both share connections, rate limits and retry budget.
   *
   * @param options the options, which replace all options that were set before
   * @return the copy
   */
  Endpoint with(CallOptions options);

  /**
   * Returns a copy with another token source. Both share connections, rate limits and retry budget.
   *
   * @param tokens the token source of the copy
   * @return the copy
   */
  Endpoint with(TokenSource tokens);

  /**
   * Returns a copy that reports the responses of the provider. Both share connections, rate limits
   * and retry budget.
   *
   * @param responses gets each response, without a value, after its call succeeded, on the thread
   *     of the call
   * @return the copy
   */
  Endpoint with(Consumer<TypedResponse<?>> responses);

  /**
   * Runs a method that sends several requests on this thread. Each request has the call timeout.
   * All requests and the waits between them together have the call timeout too, extended for an
   * upload.
   *
   * @param uploadBytes the size of the largest file that the method uploads, in bytes; 0 for none
   * @param method sends the requests
   * @param <T> the type of the result
   * @return the result of the method
   */
  <T> T asOneCall(long uploadBytes, Supplier<T> method);

  /**
   * Runs a method that sends several requests on this thread, as {@link #asOneCall} does, with a
   * time of its own.
   *
   * @param time the time of all requests and waits together
   * @param method sends the requests
   * @param <T> the type of the result
   * @return the result of the method
   */
  <T> T within(Duration time, Supplier<T> method);

  /**
   * Waits on this thread. The wait ends earlier if the timeout of {@link #asOneCall} expires, if
   * the thread is interrupted or if the client is closed.
   *
   * @param time how long to wait
   */
  void pause(Duration time);

  /** {@return the time of the client's clock} */
  Instant now();

  /**
   * Runs calls on another thread, as {@link io.github.registrysdk.core.ApiClient#async} does.
   *
   * @param work one call, or several
   * @param <T> the type of the result
   * @return a future that completes with the result, or with the exception of the work; cancelling
   *     it interrupts the work
   */
  <T> CompletableFuture<T> async(Callable<T> work);

  /**
   * Sends a request to an API endpoint for which the SDK has no method.
   *
   * @param request the request
   * @return the response, which has a success status
   * @throws io.github.registrysdk.core.SdkException if the call fails
   */
  ApiResponse send(ApiRequest request);

  /**
   * Sends a request as {@link #send(ApiRequest)} does, and decodes the response.
   *
   * @param request the request
   * @param type a public record, a list of them, or a tree
   * @param <T> the type of the decoded response
   * @return the decoded response
   * @throws IllegalArgumentException before a request is sent, if the type is of a class that is
   *     not a public record
   * @throws io.github.registrysdk.core.SdkException if the call fails
   */
  <T> T send(ApiRequest request, JsonType<T> type);

  /**
   * {@return the rate limits that the last response reported, in the order of the dialect; empty
   * before the first response}
   */
  List<RateLimit> rateLimits();

  /** {@return the base URL, which ends with a slash} */
  URI baseUrl();

  /** Ends calls that are in progress, and closes the connections of the client. */
  @Override
  void close();
}
