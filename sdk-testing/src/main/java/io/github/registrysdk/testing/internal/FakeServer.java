package io.github.registrysdk.testing.internal;

import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import io.github.registrysdk.testing.internal.http.LocalServer;
import io.github.registrysdk.testing.internal.http.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import mockwebserver3.MockResponse;

/**
 * One listening port with its routes. A fake with several hosts has several of these over one lock,
 * one plan of faults and one journal.
 *
 * @param <O> the provider's operations
 */
public final class FakeServer<O extends FakeOperation> implements AutoCloseable {

  private final LocalServer server = new LocalServer(this::dispatch);
  private final Lock lock;
  private final FaultPlan<O> faults;
  private final CallJournal journal;
  private final ProviderRules<O> rules;
  private final List<Route<O>> routes;

  /**
   * A server that does not listen yet.
   *
   * @param lock guards the fake's state
   * @param faults decides which calls go wrong
   * @param journal takes what is received
   * @param rules the provider's ways around the routes
   * @param routes the known routes; the first match responds
   */
  public FakeServer(
      Lock lock,
      FaultPlan<O> faults,
      CallJournal journal,
      ProviderRules<O> rules,
      List<Route<O>> routes) {
    this.lock = lock;
    this.faults = faults;
    this.journal = journal;
    this.rules = rules;
    this.routes = List.copyOf(routes);
  }

  /** Listens on a free port of 127.0.0.1 from here on. */
  public FakeServer<O> start() {
    server.start();
    return this;
  }

  /** The server's URL, ending in a slash. */
  public URI baseUrl() {
    return server.baseUrl();
  }

  @Override
  public void close() {
    server.close();
  }

  private MockResponse dispatch(FakeRequest request) {
    for (Route<O> route : routes) {
      Optional<Map<String, String>> parameters = route.match(request.method(), request.path());
      if (parameters.isPresent()) {
        request.matched(parameters.get());
        journal.received(new ReceivedCall(request, route.operation()));
        return respond(request, route);
      }
    }
    journal.received(new ReceivedCall(request, null));
    if (rules.isComplete(request.path())) {
      journal.problem("received " + request.line() + ", which the provider does not have either");
    }
    return FakeResponse.message(501, "The fake does not know " + request.line()).toWire().build();
  }

  private MockResponse respond(FakeRequest request, Route<O> route) {
    request.readForm(); // hashing a large file must not keep the others waiting
    lock.lock();
    try {
      Fault fault = faults.take(route.operation());
      if (fault == null) {
        return handle(request, route).toWire().build();
      }
      return new FaultyResponse<>(rules, request, () -> handle(request, route)).to(fault);
    } catch (RuntimeException e) {
      journal.crashed(request, e);
      return FakeResponse.message(500, "The fake itself failed: " + e).toWire().build();
    } finally {
      lock.unlock();
    }
  }

  private FakeResponse handle(FakeRequest request, Route<O> route) {
    return work(request, route).withDefaultHeaders(rules.headers(request));
  }

  private FakeResponse work(FakeRequest request, Route<O> route) {
    try {
      rules.admit(request, route.operation());
      return route.handler().handle(request);
    } catch (Refusal refusal) {
      return refusal.response();
    }
  }
}
