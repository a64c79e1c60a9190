package io.github.registrysdk.faults;

import io.github.registrysdk.core.PermissionDeniedException;
import io.github.registrysdk.core.TransportException;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.UploadException;
import io.github.registrysdk.faults.Steering.Trouble;
import io.github.registrysdk.operations.Canary;
import io.github.registrysdk.operations.Sample;
import io.github.registrysdk.testsupport.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Files that do not hold still, and a storage that is not well. */
final class Uploads {
  private static final String NAME = "fault-matrix-upload";
  private static final int SIZE = 300_000;
  private static final int FIRST = 64 * 1024;

  /** No two blocks alike, so that none can stand in for another. */
  private static final byte[] CONTENT = content();

  private static final Duration CALL = Duration.ofMillis(500);
  private static final Duration WRITE = Duration.ofMillis(300);

  private Uploads() {}

  static List<Fault> all() {
    return List.of(
        changing("a file that shrinks", Uploads::shrink),
        changing("a file that grows", Uploads::grow),
        changing("a file that changes", Uploads::touch),
        changing("a file that vanishes midway", Uploads::delete),
        changing("a file that is replaced by its twin", Uploads::replace),
        unreadable("a source that returns more than asked", length -> length + 1),
        waiting("a source that blocks", Uploads::block),
        waiting("a source that returns nothing", length -> 0),
        Fault.of(
                "a file that vanished before",
                Kind.FINAL,
                UploadException.class,
                "UNREADABLE",
                Scene::response)
            .with(Uploads::vanished)
            .only(Sample::isUpload)
            .expecting(e -> e.arriving(0))
            .always(),
        Fault.harmless("a file that holds still", Scene::response)
            .with(world -> world.upload(Upload.file(file()), CONTENT))
            .only(Sample::isUpload),
        Fault.harmless(
                "a slow storage",
                scene ->
                    exchange -> {
                      Wire.pause(50);
                      scene.response().to(exchange);
                    })
            .only(Sample::isUpload),
        stopsReading(),
        Fault.responding(
                "an expired policy",
                Kind.FINAL,
                PermissionDeniedException.class,
                "",
                Reply.status(
                    403,
                    "Content-Type: application/xml\r\n",
                    "<Error><Code>AccessDenied</Code>" + Canary.SIGNATURE + "</Error>"))
            .only(Sample::isStorage)
            .expecting(e -> e.status(403)));
  }

  private static Fault stopsReading() {
    return Fault.of(
            "a server that stops reading",
            Kind.LOST,
            TransportException.class,
            "TIMEOUT",
            Scene::response)
        .with(world -> world.upload(Upload.file(file()), CONTENT))
        .with(world -> world.writeTimeout = WRITE)
        .with(world -> world.steering.plan(Trouble.DIVERTED, Villains.DEAF.port()))
        .only(Sample::isUpload)
        .expecting(e -> e.arriving(0));
  }

  static boolean isOurs(Path file) {
    return String.valueOf(file.getFileName()).startsWith(NAME);
  }

  private interface Change {
    void to(Path file) throws IOException;
  }

  private static Fault changing(String name, Change change) {
    return Fault.of(name, Kind.FINAL, UploadException.class, "CHANGED", Scene::response)
        .with(world -> world.upload(changed(change), CONTENT))
        .only(Sample::isUpload)
        .expecting(e -> e.arriving(0))
        .always();
  }

  /** What a read returns, given what it was asked for. */
  private interface Read {
    int of(int length);
  }

  private static Fault waiting(String name, Read read) {
    return unreadable(name, read).with(world -> world.deadline = CALL);
  }

  private static Fault unreadable(String name, Read read) {
    return Fault.of(name, Kind.FINAL, UploadException.class, "UNREADABLE", Scene::response)
        .with(world -> world.upload(Upload.from("b-1.gem", 1000, () -> stream(read)), CONTENT))
        .only(Sample::isUpload)
        .expecting(e -> e.arriving(0))
        .always();
  }

  private static InputStream stream(Read read) {
    return new InputStream() {
      @Override
      public int read() {
        return read.of(1);
      }

      @Override
      public int read(byte[] buffer, int offset, int length) {
        return read.of(length);
      }
    };
  }

  /** Until the interrupt of the thread that reads, which only the SDK sends. */
  private static int block(int length) {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
    return length;
  }

  private static Upload changed(Change change) {
    Path file = file();
    return Upload.file(file)
        .onProgress(
            (sent, total) -> {
              if (sent == FIRST) {
                apply(change, file);
              }
            });
  }

  private static void vanished(World world) {
    Path file = file();
    world.upload(Upload.file(file), CONTENT);
    apply(Uploads::delete, file);
  }

  private static byte[] content() {
    byte[] content = new byte[SIZE];
    new Random(7).nextBytes(content);
    return content;
  }

  private static Path file() {
    try {
      Path file = Files.createTempFile(NAME, ".gem");
      file.toFile().deleteOnExit();
      return Files.write(file, CONTENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void apply(Change change, Path file) {
    try {
      change.to(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void shrink(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.truncate(SIZE - 1000);
    }
  }

  private static void grow(Path file) throws IOException {
    Files.write(file, new byte[1000], StandardOpenOption.APPEND);
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
  }

  /** As a build does that runs again: all that a listing of the folder shows is the same. */
  private static void replace(Path file) throws IOException {
    Path twin = Files.write(Files.createTempFile(NAME, ".gem"), new byte[SIZE]);
    Files.setLastModifiedTime(twin, Files.getLastModifiedTime(file));
    Files.move(twin, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void delete(Path file) throws IOException {
    Files.delete(file);
  }
}
