package io.github.registrysdk.core.internal.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/** How far an attempt got: what the transport saw, not what an exception's type suggests. */
public final class Phases extends EventListener {
  /** Before the request's first byte. */
  public enum Stage {
    START,
    DNS,
    CONNECT,
    TLS,
    SENT
  }

  private volatile Stage stage = Stage.START;
  private volatile int status;

  @Override
  public void dnsStart(Call call, String domainName) {
    reach(Stage.DNS);
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    reach(Stage.CONNECT);
  }

  @Override
  public void secureConnectStart(Call call) {
    reach(Stage.TLS);
  }

  @Override
  public void requestHeadersStart(Call call) {
    stage = Stage.SENT;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    status = response.code();
  }

  /** Connections are raced: what another address does can't undo that the request has been sent. */
  private void reach(Stage next) {
    if (stage != Stage.SENT) {
      stage = next;
    }
  }

  public Stage stage() {
    return stage;
  }

  public boolean sent() {
    return stage == Stage.SENT;
  }

  /** The answer's status, or 0 if its head never came whole. */
  public int status() {
    return status;
  }
}
