package io.github.registrysdk.core.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * How far an attempt's request came. A request counts as sent unless OkHttp proved that it was not:
 * the attempt has failed with the very exception that OkHttp threw, and no connection was ready
 * before. Whatever an interceptor of a caller-provided client does instead may have sent it.
 */
public final class RequestProgress {
  private volatile boolean connected;
  private volatile int status;
  private volatile @Nullable Throwable failureBeforeSending;
  private volatile @Nullable Response response;

  /** Whether the request may have reached a server. */
  @SuppressWarnings("ReferenceEquality") // Exceptions have no value: the same object is meant.
  public boolean maybeSent(Throwable failure) {
    return connected || failureBeforeSending != failure;
  }

  /** Whether OkHttp began to send the request over a connection. */
  public boolean begun() {
    return connected;
  }

  /** The response's status, or 0 if none came. */
  public int status() {
    return status;
  }

  /**
   * What OkHttp returned to the caller's interceptors, which may not have passed it on; or null.
   */
  public @Nullable Response response() {
    return response;
  }

  void responded(int code) {
    status = code;
  }

  /**
   * Where OkHttp takes over from the caller's interceptors: added twice, as the last application
   * interceptor and as the first network interceptor.
   */
  static final class Boundary implements Interceptor {
    private final CallWatch watch;

    Boundary(CallWatch watch) {
      this.watch = watch;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
      RequestProgress progress = watch.progress(chain.call());
      if (chain.connection() != null) {
        progress.connected = true;
        return chain.proceed(chain.request());
      }
      try {
        Response response = chain.proceed(chain.request());
        progress.response = response;
        return response;
      } catch (Throwable e) {
        progress.failureBeforeSending = e;
        throw e;
      }
    }
  }
}
