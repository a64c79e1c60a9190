package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.CallReport;
import io.github.registrysdk.core.Effect;
import io.github.registrysdk.core.RateLimit;
import io.github.registrysdk.core.SdkException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.internal.http.BaseUrl;
import io.github.registrysdk.core.internal.http.CallWatch;
import io.github.registrysdk.core.internal.http.HttpResponseHead;
import io.github.registrysdk.core.internal.http.HttpStack;
import io.github.registrysdk.core.internal.http.RequestContent;
import io.github.registrysdk.core.internal.redact.ScrubbedCause;
import io.github.registrysdk.core.internal.retry.RateGate;
import io.github.registrysdk.core.internal.retry.RetryBudget;
import io.github.registrysdk.core.internal.retry.Time;
import io.github.registrysdk.core.internal.retry.WriteInterval;
import io.github.registrysdk.core.spi.PathTemplate;
import io.github.registrysdk.core.toolkit.AskedSources;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** What all calls of a client share: connections, limits, budget, watch. */
final class Engine {
  private static final int MOST_URLS = 64;

  /** By the text of the template and the arguments, in a list. */
  private final Map<List<String>, HttpUrl> urls = new ConcurrentHashMap<>();

  final ClientSettings settings;
  final Time time;
  final HttpStack http;
  final CallWatch watch;
  final RateGate gate;
  final RetryBudget budget;
  final WriteInterval writeInterval;
  final CallJournal journal;
  private final AsyncRunner async;
  private final Headers baseHeaders;
  private final Headers externalHeaders;
  private final AtomicReference<@Nullable Seen> lastSeen = new AtomicReference<>();

  Engine(ClientSettings settings) {
    this.settings = settings;
    this.time = new Time(settings.clock(), settings.sleeper());
    this.watch = new CallWatch(settings.httpClient() != null);
    this.http =
        new HttpStack(
            settings.httpClient(),
            settings.tls(),
            settings.proxies(),
            settings.timeouts(),
            watch,
            settings.plainHttp());
    this.gate = new RateGate(time);
    this.budget = new RetryBudget(settings.retry().budget());
    this.writeInterval = new WriteInterval(time, settings.minWriteInterval());
    this.journal = new CallJournal(settings.dialect(), settings.observers());
    this.async = new AsyncRunner(settings.executor(), this::refusedByExecutor);
    Headers.Builder headers = new Headers.Builder();
    settings.dialect().headers().forEach(headers::set);
    this.baseHeaders = headers.set("User-Agent", settings.userAgent()).build();
    this.externalHeaders = Headers.of("User-Agent", settings.userAgent());
  }

  /**
   * Credentials are sent to the call's own origin only, whatever URL a page, a link or a redirect
   * named.
   */
  Request request(
      PreparedCall call,
      RequestContent content,
      Map<String, String> more,
      @Nullable String authorization) {
    Request.Builder request =
        new Request.Builder()
            .url(call.url())
            .headers(call.external() ? externalHeaders : baseHeaders);
    if (!call.headers().isEmpty()) {
      call.headers().forEach(request::header);
    }
    if (!more.isEmpty()) {
      more.forEach(request::header);
    }
    if (authorization != null && call.isTrusted()) {
      request.header("Authorization", authorization);
    }
    if (call.oneTimeField() != null) {
      // What OkHttp fails to decompress is gone, and with it the secret.
      request.header("Accept-Encoding", "identity");
    }
    String method = call.operation().method();
    RequestBody body = content.body(method);
    return request.method(method, body).build();
  }

  /** The request of one attempt, with the trace that is current after the attempt was started. */
  Request traced(PreparedCall call, Request request) {
    Supplier<@Nullable String> traceParent = settings.traceParent();
    if (traceParent == null
        || call.external()
        || !BaseUrl.sameOrigin(request.url(), settings.baseUrl())
        || request.header(TraceHeader.NAME) != null) {
      return request;
    }
    String value = TraceHeader.value(traceParent);
    return value == null ? request : request.newBuilder().header(TraceHeader.NAME, value).build();
  }

  void sawHead(HttpResponseHead head) {
    if (settings.dialect().hasRateLimits(head)) {
      lastSeen.set(new Seen(head, time.now()));
    }
  }

  List<RateLimit> rateLimits() {
    Seen seen = lastSeen.get();
    return seen == null ? List.of() : settings.dialect().rateLimits(seen.head(), seen.at());
  }

  /** Whatever the work is: none of its requests was sent. */
  private SdkException refusedByExecutor(Throwable e) {
    ExceptionFactory exceptions = settings.exceptions();
    CallReport report =
        exceptions.report(
            "start an asynchronous call",
            "",
            settings.baseUrl().host(),
            "",
            0,
            0,
            Duration.ZERO,
            null,
            Map.of(),
            null,
            Effect.NONE,
            "");
    return exceptions.transport(
        report,
        TransportException.Reason.EXECUTOR,
        "the executor did not accept it",
        ScrubbedCause.of(e));
  }

  <T> CompletableFuture<T> async(Callable<T> work) {
    return async.run(AskedSources.passedOn(work));
  }

  void close() {
    if (time.close()) {
      watch.endAll();
      http.close();
    }
  }

  /**
   * Most programs call a few URLs again and again. Building one takes 2.5 kB and as much time as
   * all else that a call does outside of its transport. The arguments of a known URL were checked
   * when it was built.
   */
  HttpUrl url(PathTemplate path, String... arguments) {
    String[] parts = new String[1 + arguments.length];
    parts[0] = path.toString();
    System.arraycopy(arguments, 0, parts, 1, arguments.length);
    // A copy, which no caller can change. Its strings know their hashes; a new path would not.
    List<String> key = Arrays.asList(parts);
    HttpUrl known = urls.get(key);
    if (known == null) {
      String encodedPath = path.expand(Arrays.copyOfRange(parts, 1, parts.length));
      known = settings.baseUrl().newBuilder().addEncodedPathSegments(encodedPath).build();
      if (urls.size() >= MOST_URLS) {
        urls.clear();
      }
      urls.put(key, known);
    }
    return known;
  }

  /** Limits are read from the latest response when somebody asks, not for every call. */
  private record Seen(HttpResponseHead head, Instant at) {}
}
