package io.github.registrysdk.core.internal.http;

import io.github.registrysdk.core.toolkit.GuardedLog;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * Ends calls whose thread was interrupted, whose time is up or whose client was closed. A blocking
 * read does not notice an interrupt, and a read timeout never ends a slow drip, so one daemon
 * thread looks at all calls under way, every 10 ms while there are any; it goes away when there
 * have been none for a while, and when the client is closed.
 */
public final class CallWatch {
  private static final GuardedLog LOG = GuardedLog.of(CallWatch.class);
  private static final long TICK_NANOS = 10_000_000;
  private static final long IDLE_NANOS = 2_000_000_000L;

  private final Map<Call, Watched> calls = new ConcurrentHashMap<>();
  private final Object starting = new Object();
  private final OkioTimeoutPlaceholder placeholder = new OkioTimeoutPlaceholder(this::isAtWork);
  private final boolean notifiesCaller;
  private volatile @Nullable Thread watcher;
  private volatile boolean idle;
  private volatile boolean closed;

  /**
   * @param notifiesCaller whether a caller's listener is notified when a call is cancelled, for
   *     which no other call may wait
   */
  public CallWatch(boolean notifiesCaller) {
    this.notifiesCaller = notifiesCaller;
  }

  public enum Reason {
    INTERRUPTED,
    TIME_UP,
    CLOSED
  }

  /** Watches a call of the current thread until the result is closed. */
  public Watched watch(Call call, long nanosLeft, RequestProgress progress) {
    Watched watched = new Watched(call, System.nanoTime() + nanosLeft, progress);
    calls.put(call, watched);
    // The client may have been closed after this call had looked.
    if (closed) {
      watched.end(Reason.CLOSED);
    }
    Thread thread = watcher;
    if (thread == null) {
      start(watched);
    } else if (idle) {
      LockSupport.unpark(thread);
    }
    return watched;
  }

  public void endAll() {
    closed = true;
    calls.values().forEach(watched -> watched.end(Reason.CLOSED));
    Thread thread = watcher;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  /**
   * Of a call that is watched. OkHttp 5 loads 40 classes of Kotlin for a tag on the request, which
   * would say the same.
   */
  RequestProgress progress(Call call) {
    Watched watched = calls.get(call);
    return watched == null ? new RequestProgress() : watched.progress;
  }

  /** Of the call that the thread has under way. */
  RequestProgress progressOf(Thread thread) {
    for (Watched call : calls.values()) {
      if (call.thread.equals(thread)) {
        return call.progress;
      }
    }
    return new RequestProgress();
  }

  boolean hasEnded(Thread thread) {
    return calls.values().stream()
        .anyMatch(call -> call.thread.equals(thread) && call.reason != null);
  }

  /** A call that nobody can watch is not sent. */
  private void start(Watched first) {
    try {
      start();
    } catch (Error e) {
      calls.remove(first.call);
      throw e;
    }
  }

  private void start() {
    synchronized (starting) {
      if (watcher == null) {
        Thread thread = new Thread(this::run, "registry-sdk-watch");
        thread.setDaemon(true);
        // If no thread can be made now, the next call tries again.
        thread.start();
        watcher = thread;
      }
    }
  }

  private boolean isAtWork() {
    return watcher != null;
  }

  private void run() {
    try {
      watchOn();
    } finally {
      synchronized (starting) {
        if (Thread.currentThread().equals(watcher)) {
          // It did not retire but died; the next call starts another.
          watcher = null;
        }
      }
    }
  }

  private void watchOn() {
    try {
      placeholder.queue();
    } catch (Error e) { // Okio could make no thread: its timeouts cost more then
      LOG.warn("Okio's watchdog could not be started: {}", e.getClass().getName());
    }
    do {
      while (!calls.isEmpty()) {
        checkAll();
        LockSupport.parkNanos(this, TICK_NANOS);
      }
      idle = true;
      // A call may have come between the last look and the flag.
      if (calls.isEmpty() && !closed) {
        LockSupport.parkNanos(this, IDLE_NANOS);
      }
      idle = false;
    } while (!retire());
  }

  private void checkAll() {
    try {
      long now = System.nanoTime();
      calls.values().forEach(watched -> watched.check(now));
    } catch (Error e) { // such as a lack of memory, which need not last
      LOG.warn("the calls under way could not be checked: {}", e.getClass().getName());
    }
  }

  private boolean retire() {
    synchronized (starting) {
      if (!calls.isEmpty()) {
        return false;
      }
      watcher = null;
    }
    // A call that came after the look above saw a watcher that was leaving.
    if (!calls.isEmpty()) {
      start();
    }
    return true;
  }

  public final class Watched implements AutoCloseable {
    private final Call call;
    private final Thread thread = Thread.currentThread();
    private volatile long deadline;
    private final RequestProgress progress;
    private volatile @Nullable Reason reason;

    private Watched(Call call, long deadline, RequestProgress progress) {
      this.call = call;
      this.deadline = deadline;
      this.progress = progress;
    }

    private void check(long now) {
      if (isInterrupted()) {
        end(Reason.INTERRUPTED);
      } else if (now - deadline >= 0) {
        end(Reason.TIME_UP);
      }
    }

    private boolean isInterrupted() {
      try {
        return thread.isInterrupted();
      } catch (RuntimeException | Error e) { // of a class of the caller's
        return false;
      }
    }

    private void end(Reason why) {
      if (reason != null) {
        return;
      }
      reason = why;
      if (notifiesCaller) {
        try {
          Thread thread = new Thread(this::cancel, "registry-sdk-cancel");
          thread.setDaemon(true);
          thread.start();
          return;
        } catch (Error e) { // no thread can be made now
          LOG.warn("a call is cancelled without a thread of its own: {}", e.getClass().getName());
        }
      }
      cancel();
    }

    private void cancel() {
      try {
        call.cancel();
      } catch (RuntimeException | Error e) {
        // It is cancelled already.
        LOG.warn("a listener for cancelled calls failed: {}", e.getClass().getName());
      }
    }

    /** Only the thread of the call gives it more time. */
    public void extend(Duration more) {
      long before = deadline;
      deadline = before + more.toNanos();
    }

    /** Why it was ended, or null if it was not. */
    public @Nullable Reason reason() {
      return reason;
    }

    @Override
    public void close() {
      calls.remove(call);
    }
  }
}
