package io.github.registrysdk.testing.internal;

import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * One listening port with its routes. A fake with several hosts has several of these over one lock,
 * one plan of faults and one journal.
 *
 * @param <O> the provider's operations
 */
public final class FakeServer<O extends FakeOperation> implements AutoCloseable {

  private final MockWebServer server = new MockWebServer();
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
    server.setServerSocketFactory(new PromptServerSockets());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return FakeServer.this.dispatch(request);
          }
        });
    try {
      server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("the fake found no port to listen on", e);
    }
    return this;
  }

  /** The server's URL, ending in a slash. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/");
  }

  @Override
  public void close() {
    server.close();
  }

  private MockResponse dispatch(RecordedRequest recorded) throws InterruptedException {
    forgetQueued();
    var request = new FakeRequest(recorded, baseUrl());
    for (Route<O> route : routes) {
      Optional<Map<String, String>> parameters = route.match(recorded.getMethod(), request.path());
      if (parameters.isPresent()) {
        request.matched(parameters.get());
        journal.received(new ReceivedCall(request, route.operation()));
        return respond(request, route);
      }
    }
    journal.received(new ReceivedCall(request, null));
    journal.problem("received " + request.line() + ", which it does not know");
    return rules.unknown(request).toWire().build();
  }

  /** The server queues all it reads for takeRequest(); left there, large uploads would pile up. */
  private void forgetQueued() throws InterruptedException {
    RecordedRequest queued;
    do {
      queued = server.takeRequest(0, TimeUnit.MILLISECONDS);
    } while (queued != null);
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
