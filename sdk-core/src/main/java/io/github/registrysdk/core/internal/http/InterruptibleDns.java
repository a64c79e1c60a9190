package io.github.registrysdk.core.internal.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up on a thread of its own, because the JVM's resolver hears neither interrupts nor
 * deadlines. A lookup that the call no longer waits for goes on there until it ends by itself.
 */
public final class InterruptibleDns implements Dns {
  private static final long TICK_MILLIS = 10;

  private final Dns dns;
  private final CallWatch watch;

  InterruptibleDns(Dns dns, CallWatch watch) {
    this.dns = dns;
    this.watch = watch;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    if (Thread.currentThread().isInterrupted() || watch.hasEnded(Thread.currentThread())) {
      throw unknown(host, null);
    }
    FutureTask<List<InetAddress>> lookup = new FutureTask<>(() -> dns.lookup(host));
    Thread thread = new Thread(lookup, "registry-sdk-dns");
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (Error e) { // no thread can be made now: better impatient than not at all
      lookup.run();
    }
    while (true) {
      try {
        return lookup.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (watch.hasEnded(Thread.currentThread())) {
          throw unknown(host, e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw unknown(host, e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownHostException unknown) {
          throw unknown;
        }
        throw new Failed(e.getCause());
      }
    }
  }

  private static UnknownHostException unknown(String host, @Nullable Throwable cause) {
    UnknownHostException e = new UnknownHostException(host);
    e.initCause(cause);
    return e;
  }

  /** The caller's code failed in a way that says nothing about the name. */
  public static final class Failed extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Failed(@Nullable Throwable cause) {
      super("the DNS of the caller-provided HTTP client failed", cause);
    }
  }
}
