package io.github.registrysdk.testsupport.wire;

import io.github.registrysdk.testsupport.Sneaky;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Response;

/** Throws at all that a listener hears of before, within and after a response. */
public final class FailingListener extends EventListener {
  private final Throwable e;
  private final AtomicInteger notified = new AtomicInteger();

  public FailingListener(Throwable e) {
    this.e = e;
  }

  /** How often it has thrown. */
  public int notified() {
    return notified.get();
  }

  private void fail() {
    notified.incrementAndGet();
    Sneaky.throwAsItIs(e);
  }

  @Override
  public void callStart(Call call) {
    fail();
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    fail();
  }

  @Override
  public void requestHeadersStart(Call call) {
    fail();
  }

  @Override
  public void requestBodyEnd(Call call, long bytes) {
    fail();
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    fail();
  }

  @Override
  public void responseBodyEnd(Call call, long bytes) {
    fail();
  }

  @Override
  public void connectionReleased(Call call, Connection connection) {
    fail();
  }

  @Override
  public void callEnd(Call call) {
    fail();
  }
}
