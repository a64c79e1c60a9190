package io.github.registrysdk.testing.internal;

import io.github.registrysdk.testing.FakeOperation;
import io.github.registrysdk.testing.Fault;
import io.github.registrysdk.testing.internal.http.FakeRequest;
import io.github.registrysdk.testing.internal.http.FakeResponse;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Responds to a request as a fault says. */
final class FaultyResponse<O extends FakeOperation> {

  private final ProviderRules<O> rules;
  private final FakeRequest request;
  private final Effect effect;

  FaultyResponse(ProviderRules<O> rules, FakeRequest request, Effect effect) {
    this.rules = rules;
    this.request = request;
    this.effect = effect;
  }

  MockResponse to(Fault fault) {
    if (fault instanceof Fault.Response response) {
      return instead(response);
    }
    if (fault instanceof Fault.RateLimited limited) {
      FakeResponse refusal = rules.rateLimited(request, limited.scope(), limited.reset());
      return refusal.withDefaultHeaders(rules.headers(request)).toWire().build();
    }
    if (fault instanceof Fault.Drop drop) {
      if (drop.afterEffect()) {
        effect.take();
      }
      return close();
    }
    if (fault instanceof Fault.RepeatedCursor) {
      request.rewriteNextLink(next -> request.selfWith(Map.of()));
    } else if (fault instanceof Fault.ForeignNextLink foreign) {
      request.rewriteNextLink(next -> elsewhere(next, foreign.origin()));
    }
    return disturbed(effect.take(), fault);
  }

  private static MockResponse disturbed(FakeResponse response, Fault fault) {
    var builder = response.toWire();
    if (fault instanceof Fault.Delay delay) {
      builder.headersDelay(delay.delay().toMillis(), TimeUnit.MILLISECONDS);
    } else if (fault instanceof Fault.Drip drip) {
      builder.throttleBody(1, drip.pause().toMillis(), TimeUnit.MILLISECONDS);
    } else if (fault instanceof Fault.Stall) {
      builder.onResponseStart(SocketEffect.Stall.INSTANCE);
    } else if (fault instanceof Fault.Truncate) {
      truncate(builder, response);
    } else if (fault instanceof Fault.Body body) {
      builder = response.withText(body.contentType(), body.text()).toWire();
    }
    return builder.build();
  }

  private MockResponse instead(Fault.Response fault) {
    if (fault.afterEffect()) {
      effect.take();
    }
    return FakeResponse.of(fault.status(), "application/json; charset=utf-8", fault.body())
        .withHeaders(fault.headers())
        .withDefaultHeaders(rules.headers(request))
        .toWire()
        .build();
  }

  private static MockResponse close() {
    return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
  }

  private static void truncate(MockResponse.Builder builder, FakeResponse response) {
    byte[] body = response.body();
    builder.body(new Buffer().write(body, 0, body.length / 2));
    // At least 1, so that a response without a body is incomplete too.
    builder.setHeader("Content-Length", Math.max(1, body.length));
    builder.onResponseEnd(new SocketEffect.CloseSocket());
  }

  private URI elsewhere(@Nullable URI next, URI origin) {
    URI link = next == null ? request.selfWith(Map.of()) : next;
    String query = link.getRawQuery() == null ? "" : "?" + link.getRawQuery();
    return URI.create(
        origin.getScheme() + "://" + origin.getRawAuthority() + link.getRawPath() + query);
  }

  /** What the operation does to the state, and its response. */
  @FunctionalInterface
  interface Effect {
    FakeResponse take();
  }
}
