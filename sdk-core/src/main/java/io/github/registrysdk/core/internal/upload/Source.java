package io.github.registrysdk.core.internal.upload;

import io.github.registrysdk.core.Content;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException.Reason;
import io.github.registrysdk.core.internal.redact.Redactor;
import io.github.registrysdk.core.internal.upload.FormBody.Broken;
import io.github.registrysdk.core.toolkit.GuardedLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an upload. Its failures must not look like those of the connection. The caller's own
 * code runs on another thread: a read that never returns must not keep the call from ending. Files
 * and arrays are read on the thread of the call.
 */
final class Source extends InputStream {
  private static final GuardedLog LOG = GuardedLog.of(Source.class);

  private static final long TICK_MILLIS = 10;
  private static final long PAUSE_NANOS = 1_000_000;

  private final String name;
  private final Content content;
  private final BooleanSupplier callEnded;
  private final @Nullable ExecutorService thread;
  private volatile @Nullable InputStream in;
  private volatile boolean abandoned;

  private Source(Upload file, BooleanSupplier callEnded) {
    this.name = Redactor.oneLine(file.name());
    this.content = file.content();
    this.callEnded = callEnded;
    boolean ours = content instanceof FileContent || content instanceof BytesContent;
    this.thread = ours ? null : Executors.newSingleThreadExecutor(Source::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "registry-sdk-source");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * @param callEnded whether the call has ended, so that nobody waits for the content any more
   */
  static Source open(Upload file, BooleanSupplier callEnded) throws Broken {
    Source source = new Source(file, callEnded);
    try {
      source.run(Reason.UNREADABLE, "could not be opened", source::openContent);
      return source;
    } catch (Broken e) {
      source.closeQuietly();
      throw e;
    }
  }

  private InputStream openContent() throws IOException {
    InputStream opened = Objects.requireNonNull(content.open(), "the content is null");
    in = opened;
    return opened;
  }

  @Override
  public int read() throws Broken {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws Broken {
    InputStream opened = Objects.requireNonNull(in, "in");
    int read =
        run(
            Reason.UNREADABLE,
            "could not be read on",
            () -> readSome(opened, buffer, offset, length));
    if (read > length) {
      String detail = "is no stream that can be read: it returned " + read + " bytes of " + length;
      throw new Broken(Reason.UNREADABLE, name + " " + detail, null);
    }
    return read;
  }

  /** A stream that returns 0 breaks its contract, but may have more later. */
  private int readSome(InputStream opened, byte[] buffer, int offset, int length)
      throws IOException {
    int read = opened.read(buffer, offset, length);
    while (read == 0 && !abandoned) {
      LockSupport.parkNanos(PAUSE_NANOS);
      read = opened.read(buffer, offset, length);
    }
    return read;
  }

  boolean unchanged() throws Broken {
    return run(Reason.CHANGED, "is gone", content::unchanged);
  }

  @Override
  public void close() throws Broken {
    if (abandoned || nobodyWaits()) {
      closeQuietly();
      return;
    }
    try {
      run(Reason.UNREADABLE, "could not be closed", this::closeContent);
    } catch (Broken e) {
      if (e.isWaiting()) {
        closeQuietly();
      }
      throw e;
    } finally {
      stop();
    }
  }

  /** As soon as the caller's code returns, if it ever does. */
  private void closeQuietly() {
    if (thread != null) {
      thread.execute(
          () -> {
            try {
              closeContent();
            } catch (Exception e) { // the thread would print what the caller's code throws
              LOG.debug("an abandoned upload could not be closed: {}", e.getClass().getName());
            }
          });
    }
    stop();
  }

  private boolean closeContent() throws IOException {
    InputStream opened = in;
    if (opened != null) {
      opened.close();
    }
    return true;
  }

  private void stop() {
    if (thread != null) {
      thread.shutdown();
    }
  }

  private <T> T run(Reason reason, String problem, Callable<T> work) throws Broken {
    if (nobodyWaits()) {
      throw waiting(null);
    }
    try {
      return thread == null ? work.call() : await(thread.submit(work));
    } catch (Broken e) {
      throw e;
    } catch (ExecutionException e) {
      throw new Broken(reason, name + " " + problem, e.getCause());
    } catch (InterruptedException e) {
      // Of a caller's own code on the thread of the call, or while the call waited for it.
      Thread.currentThread().interrupt();
      throw new Broken(reason, name + " " + problem, e);
    } catch (Exception e) {
      throw new Broken(reason, name + " " + problem, e);
    }
  }

  private <T> T await(Future<T> result) throws ExecutionException, Broken {
    while (true) {
      try {
        return result.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (nobodyWaits()) {
          throw abandon(result, e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw abandon(result, e);
      }
    }
  }

  /** The interrupt ends those reads that can be interrupted; the thread ends with the read. */
  private Broken abandon(Future<?> result, Exception cause) {
    abandoned = true;
    result.cancel(true);
    return waiting(cause);
  }

  private Broken waiting(@Nullable Exception cause) {
    return Broken.waiting("waiting for the content of " + name, cause);
  }

  /** The caller's code must not start to work for a call that is over. */
  private boolean nobodyWaits() {
    return thread != null && (callEnded.getAsBoolean() || Thread.currentThread().isInterrupted());
  }
}
