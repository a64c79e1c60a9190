package io.github.registrysdk.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a process must give back.
 *
 * @param threads how many live, without those of OkHttp that have no work
 * @param files how many file descriptors are open; 0 where the system does not report it
 */
record Resources(int threads, long files) {
  /** A busy machine closes sockets late. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  /** The end of the names of OkHttp's idle threads, which wait a minute for work. */
  private static final String WITHOUT_WORK = "TaskRunner";

  /** Threads of the JVM and of the servers, and files of classes loaded late. */
  private static final int SLACK = 12;

  static Resources now() {
    boolean unix =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean;
    return new Resources(
        (int) names().filter(name -> !name.endsWith(WITHOUT_WORK)).count(),
        unix
            ? ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getOpenFileDescriptorCount()
            : 0);
  }

  static void assertNoMoreThan(Resources before) {
    long until = System.nanoTime() + PATIENCE;
    Resources now = now();
    while (System.nanoTime() < until && !(now.isWithin(before) && threadsOfOurs().isEmpty())) {
      Wire.pause(50);
      now = now();
    }
    assertThat(now.isWithin(before)).as("%s after %s", now, before).isTrue();
    assertThat(threadsOfOurs()).isEmpty();
    assertThat(filesOfUploads()).isEmpty();
  }

  private static List<String> threadsOfOurs() {
    return names().filter(name -> name.startsWith("registry-sdk")).toList();
  }

  private static Stream<String> names() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName);
  }

  /** Where the system reports it. */
  private static List<Path> filesOfUploads() {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return List.of();
    }
    try (Stream<Path> descriptors = Files.list(open)) {
      return descriptors.map(Resources::target).filter(Uploads::isOurs).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (IOException e) {
      // The one that lists the others is closed by now.
      return descriptor;
    }
  }

  private boolean isWithin(Resources before) {
    return threads <= before.threads + SLACK && files <= before.files + SLACK;
  }
}
