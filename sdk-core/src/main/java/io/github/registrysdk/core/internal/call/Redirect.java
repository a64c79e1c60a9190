package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.ProtocolException;
import io.github.registrysdk.core.internal.http.BaseUrl;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.retry.FailureKind;
import io.github.registrysdk.core.spi.RetryClass;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9110, 15.4 lets a client turn a redirected POST into a GET, and send a body and credentials
 * wherever a server points. Here only a GET is followed, only at the same origin, and not
 * endlessly.
 */
final class Redirect {
  static final int MOST = 3;

  private Redirect() {}

  /** Where to go on, or null if the redirect must not be followed. */
  static @Nullable HttpUrl target(
      HttpUrl from, RetryClass request, HttpResponseHead head, int followed) {
    HttpUrl target = target(from, request, head);
    if (target == null
        || followed >= MOST
        || !BaseUrl.sameOrigin(target, from)
        || !target.username().isEmpty()
        || !target.password().isEmpty()) {
      return null;
    }
    return target.newBuilder().fragment(null).build();
  }

  /** The target at another origin, or null. No credentials may go there. */
  static @Nullable HttpUrl elsewhere(HttpUrl from, RetryClass request, HttpResponseHead head) {
    HttpUrl target = target(from, request, head);
    return target == null || BaseUrl.sameOrigin(target, from) || !isUri(target) ? null : target;
  }

  /**
   * OkHttp takes user names that are not part of a URI, and quotes the URL that it can't convert.
   */
  private static boolean isUri(HttpUrl url) {
    try {
      return url.uri().isAbsolute();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static @Nullable HttpUrl target(HttpUrl from, RetryClass request, HttpResponseHead head) {
    String location = head.header("Location");
    boolean kind =
        head.status() == 301
            || head.status() == 302
            || head.status() == 303
            || head.status() == 307
            || head.status() == 308;
    return kind && location != null && request == RetryClass.SAFE ? from.resolve(location) : null;
  }

  /** Names the host it pointed to, and nothing else of the URL. */
  static Failure refused(HttpUrl from, HttpResponseHead head, Redactor redactor) {
    String location = head.header("Location");
    HttpUrl target = location == null ? null : from.resolve(location);
    String where =
        target == null
            ? "without a usable URL"
            : "to " + target.scheme() + "://" + redactor.clean(target.host());
    return Failure.protocol(
        FailureKind.FINAL,
        head,
        ProtocolException.Reason.REDIRECT,
        "a redirect " + where + " that is not followed",
        null);
  }
}
