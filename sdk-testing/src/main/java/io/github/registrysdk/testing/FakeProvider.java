package io.github.registrysdk.testing;

import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.testing.internal.Backend;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * What all fakes have in common. A fake listens on the loopback interface, over plain HTTP. It is
 * thread-safe.
 *
 * @param <F> the fake itself
 * @param <O> the provider's operations
 */
public abstract sealed class FakeProvider<F extends FakeProvider<F, O>, O extends FakeOperation>
    implements AutoCloseable permits FakeBuildkite, FakeGitHub, FakeHumanitec {

  private final Backend<O, ?> backend;
  private final String token;
  private boolean closed;

  FakeProvider(Backend<O, ?> backend, String token) {
    this.backend = backend;
    this.token = token;
  }

  abstract F self();

  /**
   * Sets the URL and the token of the fake. If the fake has a {@link ManualClock}, the client uses
   * it too: its waits move the clock and take no time.
   *
   * <pre>{@code
   * BuildkiteClient client = fake.configure(BuildkiteClient.builder()).build();
   * }</pre>
   *
   * @param <B> the type of the builder
   * @param builder the builder of a client of this provider
   * @return the builder
   */
  public <B extends ClientBuilder<B>> B configure(B builder) {
    builder.baseUrl(baseUrl().toString()).token(Secret.of(token));
    return backend.clock() instanceof ManualClock clock ? clock.configure(builder) : builder;
  }

  /**
   * The URL of the API.
   *
   * @return the URL with the base path if one was set, ending in a slash
   */
  public final URI baseUrl() {
    return backend.baseUrl();
  }

  /**
   * The first access token, which is valid from the start.
   *
   * @return the token to authenticate with
   */
  public final String token() {
    return token;
  }

  /**
   * The rules that make the fake fail.
   *
   * @return the rules of this fake, to which you can add at any time
   */
  public final Faults<O> faults() {
    return backend.faults();
  }

  /**
   * All requests that the fake received, oldest first, including those that it does not know.
   *
   * @return a copy that later requests do not change
   */
  public final List<RecordedCall> calls() {
    return backend.journal().calls();
  }

  /**
   * The requests of one operation that the fake received, oldest first.
   *
   * @param operation the operation
   * @return a copy that later requests do not change
   */
  public final List<RecordedCall> calls(O operation) {
    return calls().stream()
        .filter(call -> call.operation().filter(operation::equals).isPresent())
        .toList();
  }

  /**
   * Adds an organization. It has no registries, except those that every organization has.
   *
   * @param name the name, which identifies the organization in URLs
   * @return this fake
   * @throws IllegalArgumentException if the fake has an organization of this name
   */
  public final F addOrganization(String name) {
    backend.addOrganization(name);
    return self();
  }

  /**
   * Makes an access token expire. After that time, the response to a request with this token is
   * 401.
   *
   * @param accessToken the token
   * @param at when the token expires, by the fake's clock
   * @return this fake
   * @throws IllegalArgumentException if the token is not known
   */
  public final F expireToken(String accessToken, Instant at) {
    backend.expire(accessToken, at);
    return self();
  }

  /**
   * Revokes an access token. From now on, the response to a request with this token is 401.
   *
   * @param accessToken the token
   * @return this fake
   * @throws IllegalArgumentException if the token is not known
   */
  public final F revokeToken(String accessToken) {
    backend.revoke(accessToken);
    return self();
  }

  /**
   * Fails if the fake received a request that the provider would not know either, or that no client
   * should send. The fake forgets those requests, so that {@link #close()} does not report them
   * again.
   *
   * <p>A fake knows all requests of the part of the API that it simulates: the registries with
   * their packages, tokens and credentials. Another request in that part, such as one with a wrong
   * method, is a mistake. A request to another part of the API can be right. Its response is also
   * 501, but this method does not report the request; {@link #calls()} contains it, without an
   * operation.
   *
   * @throws AssertionError with the method and path of each such request
   */
  public final void verify() {
    backend.journal().verify(getClass().getSimpleName());
  }

  /**
   * Closes the fake's connections, releases its port, and then calls {@link #verify()}. A second
   * call does nothing.
   *
   * @throws AssertionError as {@link #verify()} does
   */
  @Override
  public final void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    backend.close();
    verify();
  }

  /** Finds what has a name in an organization, for the snapshots. */
  static <T> T find(
      List<T> all, Function<T, String> nameOf, String name, String kind, String organization) {
    return all.stream()
        .filter(one -> nameOf.apply(one).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "no %s \"%s\" in \"%s\", only %s"
                        .formatted(kind, name, organization, all.stream().map(nameOf).toList())));
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + "[" + baseUrl() + "]";
  }
}
