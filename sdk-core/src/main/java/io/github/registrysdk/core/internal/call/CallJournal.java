package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallEvent;
import io.github.registrysdk.core.CallObserver;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.toolkit.FieldName;
import io.github.registrysdk.core.toolkit.GuardedLog;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Notifies the log and the observers: one line a call, one a wait, and never a body, a query or a
 * link.
 */
final class CallJournal {
  /** Of all clients: they may share an observer, which must not take one call for another. */
  private static final AtomicLong IDS = new AtomicLong();

  private static final GuardedLog LOG = GuardedLog.named("io.github.registrysdk.http");

  /** The headers that may be logged; a deny-list would let tomorrow's secret through. */
  private static final Set<String> HARMLESS =
      Set.of(
          "accept",
          "content-type",
          "content-length",
          "content-encoding",
          "date",
          "retry-after",
          "server",
          "user-agent",
          "x-request-id");

  private final String provider;
  private final String requestIdHeader;
  private final List<CallObserver> observers;

  CallJournal(Dialect dialect, List<CallObserver> observers) {
    this.provider = dialect.provider();
    this.requestIdHeader = dialect.requestIdHeader();
    this.observers = observers;
  }

  /**
   * @param redactor knows the secrets that the call has sent until then
   */
  Entry open(PreparedCall call, Supplier<Redactor> redactor) {
    return new Entry(call, redactor);
  }

  void bodyLost(PreparedCall call, Exception e) {
    LOG.debug("{}: a body could not be read ({})", call.operation().name(), e.getClass().getName());
  }

  /** What it says could be what it choked on. */
  void dialectFailed(PreparedCall call, RuntimeException e) {
    LOG.warn(
        "{}: {}'s dialect could not read the response ({})",
        call.operation().name(),
        provider,
        e.getClass().getName());
  }

  private static void keepInterrupt(Throwable e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The end of something in reverse order, so that a span of one is not closed inside another's.
   */
  private void notifyObservers(CallEvent event) {
    boolean end = event instanceof CallEvent.AttemptEnded || event instanceof CallEvent.CallEnded;
    int last = observers.size() - 1;
    for (int i = 0; i <= last; i++) {
      notifyOne(observers.get(end ? last - i : i), event);
    }
  }

  private static void notifyOne(CallObserver observer, CallEvent event) {
    try {
      observer.on(event);
    } catch (Throwable e) { // it changes neither the call nor what the others are notified of
      keepInterrupt(e);
      LOG.warn(
          "the call observer {} failed: {}", observer.getClass().getName(), e.getClass().getName());
    }
  }

  /** One call's page. */
  final class Entry {
    private final PreparedCall spec;
    private final Supplier<Redactor> redactor;
    private CallEvent.@Nullable Call known;

    private Entry(PreparedCall spec, Supplier<Redactor> redactor) {
      this.spec = spec;
      this.redactor = redactor;
    }

    /** Whether anybody wants to know how a call goes that goes well. */
    boolean isFollowed() {
      return !observers.isEmpty() || LOG.isDebugEnabled();
    }

    private CallEvent.Call call() {
      CallEvent.Call call = known;
      if (call == null) {
        HttpUrl url = spec.url();
        call =
            new CallEvent.Call(
                IDS.incrementAndGet(),
                provider,
                spec.operation().name(),
                spec.operation().method(),
                url.scheme(),
                url.host(),
                url.port(),
                path(),
                !spec.operation().path().isLiteral());
        known = call;
      }
      return call;
    }

    /** The later it is asked for, the more secrets are known that may be in it. */
    private String path() {
      return spec.shownPath(redactor);
    }

    void started() {
      if (!observers.isEmpty()) {
        notifyObservers(new CallEvent.CallStarted(call()));
      }
    }

    void attemptStarted(int attempt, Request request) {
      if (!isFollowed()) {
        return;
      }
      CallEvent.Call call = call();
      LOG.trace(
          () ->
              call.id()
                  + " > "
                  + call.method()
                  + " "
                  + call.host()
                  + path()
                  + " "
                  + harmless(request.headers(), Redactor::oneLine));
      notifyObservers(new CallEvent.AttemptStarted(call, attempt));
    }

    void attemptEnded(
        int attempt,
        @Nullable HttpResponseHead head,
        int status,
        Duration elapsed,
        @Nullable String problem) {
      if (head != null) {
        LOG.trace(
            () ->
                call().id()
                    + " < "
                    + status
                    + " "
                    + harmless(head.headers(), redactor.get()::clean));
      }
      notifyObservers(new CallEvent.AttemptEnded(call(), attempt, status, elapsed, problem));
    }

    void waiting(int attempt, int maxAttempts, Duration delay, String reason) {
      CallEvent.Call call = call();
      LOG.info(
          "{}: {} {}{} {}, waiting {} ms before attempt {} (of {})",
          call.operation(),
          call.method(),
          call.host(),
          path(),
          reason,
          delay.toMillis(),
          attempt,
          maxAttempts);
      notifyObservers(new CallEvent.Waiting(call, attempt, delay, reason));
    }

    void succeeded(int attempts, @Nullable HttpResponseHead head, Duration elapsed) {
      int status = status(head);
      CallEvent.Call call = call();
      LOG.debug(
          "{}: {} {}{} returned {} in {} ms, {} attempts",
          call.operation(),
          call.method(),
          call.host(),
          path(),
          status,
          elapsed.toMillis(),
          attempts);
      notifyObservers(new CallEvent.CallEnded(call, attempts, status, elapsed, null));
    }

    /** The exception may come from a token source and be about another call. */
    void failed(int attempts, @Nullable HttpResponseHead head, Duration elapsed, SdkException e) {
      LOG.debug("{}", e.getMessage());
      notifyObservers(new CallEvent.CallEnded(call(), attempts, status(head), elapsed, e));
    }

    private static int status(@Nullable HttpResponseHead head) {
      return head == null ? 0 : head.status();
    }

    private String harmless(Headers headers, UnaryOperator<String> clean) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < headers.size(); i++) {
        String sent = FieldName.printable(HttpResponseHead.publicName(headers.name(i)));
        String name = clean.apply(sent).toLowerCase(Locale.ROOT);
        if (HARMLESS.contains(name)
            || name.equalsIgnoreCase(requestIdHeader)
            || name.startsWith("ratelimit-")
            || name.startsWith("x-ratelimit-")) {
          text.append(text.isEmpty() ? "" : ", ")
              .append(name)
              .append(": ")
              .append(clean.apply(headers.value(i)));
        } else {
          text.append(text.isEmpty() ? "" : ", ").append(name);
        }
      }
      return text.toString();
    }
  }
}
