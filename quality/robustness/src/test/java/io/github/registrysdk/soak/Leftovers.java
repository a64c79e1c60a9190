package io.github.registrysdk.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What a process holds.
 *
 * @param threads how many live, without idle ones of OkHttp's pool, which all clients of a JVM
 *     share
 * @param files how many file descriptors are open; 0 where the system does not report it
 * @param heap bytes in use after a collection
 */
record Leftovers(int threads, long files, long heap) {
  /** More than these are a leak: some belong to the JVM and come and go. */
  static final int MOST_THREADS = 2;

  static final long MOST_FILES = 4;

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(70);

  static Leftovers now() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    long files =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0;
    return new Leftovers(
        living(), files, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  private static int living() {
    // A thread of that pool has another name while it works.
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !thread.getName().equals("OkHttp TaskRunner"))
            .count();
  }

  /** Threads and connections that have just been closed go away a little later. */
  static Leftovers settled(Leftovers before) {
    long until = System.nanoTime() + PATIENCE;
    Leftovers now = now();
    while (System.nanoTime() < until
        && (now.threads - before.threads > MOST_THREADS || now.files - before.files > MOST_FILES)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      now = now();
    }
    return now;
  }
}
