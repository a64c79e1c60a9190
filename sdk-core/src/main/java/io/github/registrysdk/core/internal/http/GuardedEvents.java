package io.github.registrysdk.core.internal.http;

import io.github.registrysdk.core.toolkit.GuardedLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Notifies the event listener of a caller-provided client. OkHttp lets what a listener throws end
 * the call, also after a create was done; here it is logged and changes nothing. The client has no
 * cache, so there are no events of one. Four methods are new in OkHttp 5 and are not called before.
 */
final class GuardedEvents extends EventListener {
  private static final GuardedLog LOG = GuardedLog.of(GuardedEvents.class);

  private final EventListener listener;
  private volatile boolean logged;

  private GuardedEvents(EventListener listener) {
    this.listener = listener;
  }

  static EventListener.Factory of(EventListener.Factory factory) {
    return call -> {
      EventListener listener = EventListener.NONE;
      try {
        listener = factory.create(call);
      } catch (Throwable e) {
        failed(e, false);
      }
      return EventListener.NONE.equals(listener) ? listener : new GuardedEvents(listener);
    };
  }

  private void notify(Runnable event) {
    try {
      event.run();
    } catch (Throwable e) {
      failed(e, logged);
      logged = true;
    }
  }

  private static void failed(Throwable e, boolean again) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    if (!again) {
      LOG.warn("an event listener failed: {}", e.getClass().getName());
    }
  }

  @Override
  public void callStart(Call call) {
    notify(() -> listener.callStart(call));
  }

  @Override
  public void dispatcherQueueStart(Call call, Dispatcher dispatcher) {
    notify(() -> listener.dispatcherQueueStart(call, dispatcher));
  }

  @Override
  public void dispatcherQueueEnd(Call call, Dispatcher dispatcher) {
    notify(() -> listener.dispatcherQueueEnd(call, dispatcher));
  }

  @Override
  public void proxySelectStart(Call call, HttpUrl url) {
    notify(() -> listener.proxySelectStart(call, url));
  }

  @Override
  public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
    notify(() -> listener.proxySelectEnd(call, url, proxies));
  }

  @Override
  public void dnsStart(Call call, String name) {
    notify(() -> listener.dnsStart(call, name));
  }

  @Override
  public void dnsEnd(Call call, String name, List<InetAddress> found) {
    notify(() -> listener.dnsEnd(call, name, found));
  }

  @Override
  public void connectStart(Call call, InetSocketAddress to, Proxy proxy) {
    notify(() -> listener.connectStart(call, to, proxy));
  }

  @Override
  public void secureConnectStart(Call call) {
    notify(() -> listener.secureConnectStart(call));
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    notify(() -> listener.secureConnectEnd(call, handshake));
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress to, Proxy proxy, @Nullable Protocol protocol) {
    notify(() -> listener.connectEnd(call, to, proxy, protocol));
  }

  @Override
  public void connectFailed(
      Call call, InetSocketAddress to, Proxy proxy, @Nullable Protocol protocol, IOException e) {
    notify(() -> listener.connectFailed(call, to, proxy, protocol, e));
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    notify(() -> listener.connectionAcquired(call, connection));
  }

  @Override
  public void connectionReleased(Call call, Connection connection) {
    notify(() -> listener.connectionReleased(call, connection));
  }

  @Override
  public void requestHeadersStart(Call call) {
    notify(() -> listener.requestHeadersStart(call));
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    notify(() -> listener.requestHeadersEnd(call, request));
  }

  @Override
  public void requestBodyStart(Call call) {
    notify(() -> listener.requestBodyStart(call));
  }

  @Override
  public void requestBodyEnd(Call call, long bytes) {
    notify(() -> listener.requestBodyEnd(call, bytes));
  }

  @Override
  public void requestFailed(Call call, IOException e) {
    notify(() -> listener.requestFailed(call, e));
  }

  @Override
  public void responseHeadersStart(Call call) {
    notify(() -> listener.responseHeadersStart(call));
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    notify(() -> listener.responseHeadersEnd(call, response));
  }

  @Override
  public void responseBodyStart(Call call) {
    notify(() -> listener.responseBodyStart(call));
  }

  @Override
  public void responseBodyEnd(Call call, long bytes) {
    notify(() -> listener.responseBodyEnd(call, bytes));
  }

  @Override
  public void responseFailed(Call call, IOException e) {
    notify(() -> listener.responseFailed(call, e));
  }

  @Override
  public void callEnd(Call call) {
    notify(() -> listener.callEnd(call));
  }

  @Override
  public void callFailed(Call call, IOException e) {
    notify(() -> listener.callFailed(call, e));
  }

  @Override
  public void canceled(Call call) {
    notify(() -> listener.canceled(call));
  }

  @Override
  public void satisfactionFailure(Call call, Response response) {
    notify(() -> listener.satisfactionFailure(call, response));
  }

  @Override
  public void retryDecision(Call call, IOException e, boolean retry) {
    notify(() -> listener.retryDecision(call, e, retry));
  }

  @Override
  public void followUpDecision(Call call, Response response, @Nullable Request next) {
    notify(() -> listener.followUpDecision(call, response, next));
  }
}
