package io.github.registrysdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * What a process must give back.
 *
 * @param threads how many live
 * @param files how many file descriptors are open; 0 where that can't be told
 */
record Resources(int threads, long files) {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  /** Threads that wait for work a little longer, and files of classes loaded late. */
  private static final int SLACK = 12;

  static Resources now() {
    boolean unix =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean;
    return new Resources(
        ManagementFactory.getThreadMXBean().getThreadCount(),
        unix
            ? ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getOpenFileDescriptorCount()
            : 0);
  }

  static void assertNoMoreThan(Resources before) {
    long until = System.nanoTime() + PATIENCE;
    Resources now = now();
    while (System.nanoTime() < until && !now.isWithin(before)) {
      Wire.pause(50);
      now = now();
    }
    assertThat(now.isWithin(before)).as("%s after %s", now, before).isTrue();
  }

  private boolean isWithin(Resources before) {
    return threads <= before.threads + SLACK && files <= before.files + SLACK;
  }
}
