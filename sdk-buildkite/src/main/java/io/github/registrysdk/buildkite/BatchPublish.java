package io.github.registrysdk.buildkite;

import io.github.registrysdk.buildkite.model.PackageSummary;
import io.github.registrysdk.buildkite.model.PublishResult;
import io.github.registrysdk.buildkite.model.PublishResult.Status;
import io.github.registrysdk.core.CallCancelledException;
import io.github.registrysdk.core.CallInterruptedException;
import io.github.registrysdk.core.ProgressListener;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.toolkit.Deadline;
import io.github.registrysdk.core.toolkit.GuardedProgress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Publishes several files with {@link IdempotentPublish}, and lists the packages once for all. */
final class BatchPublish {
  private final Endpoint endpoint;
  private final IdempotentPublish publish;
  private final PublishOptions options;
  private final List<Item> items;
  private final long total;
  private final @Nullable ProgressListener progress;
  private long sent;

  private BatchPublish(
      Endpoint endpoint, IdempotentPublish publish, PublishOptions options, List<Item> items) {
    this.endpoint = endpoint;
    this.publish = publish;
    this.options = options;
    this.items = items;
    ProgressListener listener = options.progress();
    this.progress = listener == null ? null : new GuardedProgress(listener);
    this.total = items.stream().mapToLong(item -> item.length).sum();
  }

  static BatchPublish of(
      Endpoint endpoint, IdempotentPublish publish, PublishOptions options, List<Upload> uploads) {
    List<Item> items = new ArrayList<>();
    uploads.forEach(upload -> items.add(new Item(upload)));
    return new BatchPublish(endpoint, publish, options, items);
  }

  /** Files of a folder, in the order of their names. */
  static BatchPublish of(
      Endpoint endpoint, IdempotentPublish publish, PublishOptions options, Path folder) {
    SortedMap<String, Path> files = new TreeMap<>();
    List<String> missing = new ArrayList<>();
    for (String glob : options.globs()) {
      Map<String, Path> found = files(folder, glob);
      files.putAll(found);
      if (found.isEmpty()) {
        missing.add(glob);
      }
    }
    if (!missing.isEmpty() && !options.noMatchAllowed()) {
      throw new IllegalArgumentException(
          "nothing was published: the folder "
              + folder
              + " has no file that matches "
              + String.join(", and none that matches ", missing));
    }
    return new BatchPublish(
        endpoint, publish, options, files.values().stream().map(Item::new).toList());
  }

  private static Map<String, Path> files(Path folder, String glob) {
    Map<String, Path> files = new TreeMap<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
      for (Path file : found) {
        String name = String.valueOf(file.getFileName());
        if (Files.isRegularFile(file) && !name.startsWith(".")) {
          files.put(name, file);
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "nothing was published: the folder " + folder + " can't be read", e);
    }
    return files;
  }

  List<PublishResult> publish() {
    return run(this::publish);
  }

  /** Sends no write. */
  List<PublishResult> plan() {
    return run(this::plan);
  }

  private List<PublishResult> run(BiConsumer<Item, @Nullable PackageSummary> step) {
    publish.endIfInterrupted();
    inParallel(this::prepare);
    List<Item> readable = items.stream().filter(item -> item.result == null).toList();
    if (!readable.isEmpty()) {
      Map<String, PackageSummary> held =
          publish.find(
              readable.stream().map(item -> item.key(publish)).collect(Collectors.toSet()), null);
      inParallel(item -> step.accept(item, held.get(item.key(publish))));
    }
    return items.stream().map(item -> Objects.requireNonNull(item.result, "result")).toList();
  }

  private void prepare(Item item) {
    Upload upload = item.upload;
    if (upload != null) {
      publish.check(upload);
      item.sha256 = publish.sha256(upload);
    }
  }

  private void plan(Item item, @Nullable PackageSummary held) {
    String sha256 = Objects.requireNonNull(item.sha256, "sha256");
    Upload upload = Objects.requireNonNull(item.upload, "upload");
    item.result =
        held == null
            ? new PublishResult(item.fileName, Status.TO_PUBLISH, null, sha256, null)
            : new PublishResult(
                item.fileName,
                Status.ALREADY_PRESENT,
                publish.same(held, upload, sha256).id(),
                sha256,
                null);
  }

  private void publish(Item item, @Nullable PackageSummary held) {
    if (held != null) {
      plan(item, held);
    } else {
      String sha256 = Objects.requireNonNull(item.sha256, "sha256");
      Upload upload = Objects.requireNonNull(item.upload, "upload");
      Upload reporting =
          progress == null ? upload : upload.onProgress((now, all) -> report(item, now));
      item.result = endpoint.asOneCall(item.length, () -> publish.publish(reporting, sha256));
    }
    report(item, item.length);
  }

  private synchronized void report(Item item, long now) {
    if (progress == null || now == item.sent) {
      return;
    }
    sent += now - item.sent;
    item.sent = now;
    progress.onProgress(sent, total);
  }

  /**
   * Does a step for all files that have no result. This thread takes part, so that the step ends
   * even if an executor of the caller has no other thread to spare.
   */
  private void inParallel(Consumer<Item> step) {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> stopped = new AtomicReference<>();
    Runnable work =
        () -> {
          for (int i = next.getAndIncrement();
              i < items.size() && stopped.get() == null;
              i = next.getAndIncrement()) {
            run(step, items.get(i), stopped);
          }
        };
    List<Other> others = new ArrayList<>();
    for (int i = 1; i < Math.min(options.concurrency(), items.size()); i++) {
      others.add(new Other(endpoint, work));
    }
    work.run();
    boolean interrupted = false;
    for (Other other : others) {
      interrupted |= other.join(interrupted || stopped.get() != null);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(stopped.get());
    if (interrupted) {
      publish.endIfInterrupted();
    }
  }

  private void run(Consumer<Item> step, Item item, AtomicReference<@Nullable Throwable> stopped) {
    if (item.result != null) {
      return;
    }
    try {
      step.accept(item);
    } catch (CallInterruptedException | CallCancelledException | Error e) {
      stopped.compareAndSet(null, e);
    } catch (RuntimeException e) {
      item.result = new PublishResult(item.fileName, Status.FAILED, null, item.sha256, e);
      report(item, item.length);
    }
  }

  private static void rethrow(@Nullable Throwable stopped) {
    if (stopped instanceof Error e) {
      throw e;
    }
    if (stopped instanceof RuntimeException e) {
      throw e;
    }
  }

  /** A file, which one thread at a time works on. */
  private static final class Item {
    private final String fileName;
    private final @Nullable Upload upload;
    private final long length;
    private volatile @Nullable String sha256;
    private volatile @Nullable PublishResult result;
    private long sent;

    Item(Upload upload) {
      this.upload = upload;
      this.fileName = upload.name();
      this.length = upload.length();
    }

    Item(Path file) {
      this.fileName = String.valueOf(file.getFileName());
      Upload found = null;
      try {
        found = Upload.file(file);
      } catch (IllegalArgumentException e) {
        result = PublishResult.failed(fileName, e);
      }
      this.upload = found;
      this.length = found == null ? 0 : found.length();
    }

    String key(IdempotentPublish publish) {
      return publish.key(
          Objects.requireNonNull(upload, "upload"), Objects.requireNonNull(sha256, "sha256"));
    }
  }

  /** Another thread of the client, which may never start. */
  private static final class Other {
    private final AtomicBoolean claimed = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Boolean> future;

    Other(Endpoint endpoint, Runnable work) {
      Deadline deadline = Deadline.current();
      future =
          endpoint.async(
              () -> {
                if (claimed.compareAndSet(false, true)) {
                  Deadline outer = Deadline.enter(deadline);
                  try {
                    work.run();
                  } finally {
                    Deadline.enter(outer);
                    ended.countDown();
                  }
                }
                return true;
              });
    }

    /**
     * Waits until it has ended, which an interrupt of this thread hastens, so that nothing is sent
     * after that.
     *
     * @param cancel whether it must end its work now
     * @return whether this thread was interrupted
     */
    boolean join(boolean cancel) {
      if (claimed.compareAndSet(false, true)) {
        return false;
      }
      if (cancel) {
        future.cancel(true);
      }
      boolean interrupted = false;
      while (true) {
        try {
          ended.await();
          return interrupted;
        } catch (InterruptedException e) {
          interrupted = true;
          future.cancel(true);
        }
      }
    }
  }
}
