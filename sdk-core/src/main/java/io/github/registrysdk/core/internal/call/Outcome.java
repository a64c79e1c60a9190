package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.internal.http.CallWatch;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an attempt ended. */
sealed interface Outcome<T> {
  /** What was observed of the request and its response. */
  Seen seen();

  /** For events: a short reason, or null after a success and after a redirect. */
  @Nullable String problem();

  record Done<T>(Seen seen, T result) implements Outcome<T> {
    @Override
    public @Nullable String problem() {
      return null;
    }
  }

  /** A redirect, which has not been followed yet. */
  record Redirected<T>(Seen seen, HttpResponseHead head) implements Outcome<T> {
    @Override
    public @Nullable String problem() {
      return null;
    }
  }

  /** No result; the retry table decides what follows. */
  record Failed<T>(Seen seen, Failure failure) implements Outcome<T> {
    @Override
    public String problem() {
      return failure.label();
    }
  }

  /** The caller ended it: interrupted the thread or closed the client. */
  record Stopped<T>(Seen seen, CallWatch.Reason reason) implements Outcome<T> {
    @Override
    public String problem() {
      return reason == CallWatch.Reason.CLOSED ? "CANCELLED" : "INTERRUPTED";
    }
  }

  /**
   * @param head the head of the response, or null if none arrived whole
   * @param status of the response, even if its head did not arrive whole; 0 without one
   * @param headlessType the Content-Type that counts if {@code head} is null; or null
   * @param sent whether the request may have been sent
   * @param early whether the response came before the whole request was sent, so that it cannot
   *     mean that the request was done
   * @param waitedFor what of the caller's own the attempt waited for when it was ended; null if it
   *     did not
   * @param recovered a secret that the provider shows once, found in a response that was not usable
   */
  record Seen(
      @Nullable HttpResponseHead head,
      int status,
      @Nullable String headlessType,
      boolean sent,
      boolean early,
      @Nullable String waitedFor,
      @Nullable Secret recovered) {
    /** Whether the provider reported that the request was done, and can know it. */
    boolean succeeded() {
      return sent && status / 100 == 2 && status != 202 && !early && !isPage();
    }

    /** HTML comes from something between the client and the provider, such as a sign-in page. */
    private boolean isPage() {
      String type = head == null ? headlessType : head.header("Content-Type");
      return type != null && type.toLowerCase(Locale.ROOT).contains("html");
    }
  }
}
