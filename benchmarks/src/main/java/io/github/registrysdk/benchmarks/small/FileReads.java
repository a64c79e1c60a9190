package io.github.registrysdk.benchmarks.small;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 16 MiB from a file over loopback, in pieces of different sizes. */
@State(Scope.Thread)
public class FileReads {
  private static final int SIZE = 16 * 1024 * 1024;

  private File file = new File("");
  private Socket socket = new Socket();
  private BufferedSink sink = Okio.buffer(Okio.blackhole());

  /**
   * Writes the file and connects.
   *
   * @throws IOException never
   */
  @Setup
  public void write() throws IOException {
    file = File.createTempFile("reads", ".bin");
    Files.write(file.toPath(), new byte[SIZE]);
    socket = Drain.connect();
    sink = Okio.buffer(Okio.sink(socket));
  }

  /**
   * Hangs up and removes the file.
   *
   * @throws IOException never
   */
  @TearDown
  public void delete() throws IOException {
    socket.close();
    if (!file.delete()) {
      file.deleteOnExit();
    }
  }

  /**
   * As OkHttp reads a file: 8 KiB at a time.
   *
   * @throws IOException never
   */
  @Benchmark
  @SuppressWarnings("deprecation") // Kotlin's way to say that it reads better as an extension.
  public void stock() throws IOException {
    RequestBody.create(file, null).writeTo(sink);
    sink.flush();
  }

  /**
   * By a channel, 8 KiB at a time.
   *
   * @throws IOException never
   */
  @Benchmark
  public void by8KiB() throws IOException {
    read(8 * 1024);
  }

  /**
   * By a channel, 64 KiB at a time.
   *
   * @throws IOException never
   */
  @Benchmark
  public void by64KiB() throws IOException {
    read(64 * 1024);
  }

  private void read(int size) throws IOException {
    byte[] buffer = new byte[size];
    ByteBuffer view = ByteBuffer.wrap(buffer);
    try (FileChannel channel = FileChannel.open(file.toPath())) {
      for (int read = channel.read(view); read > 0; read = channel.read(view)) {
        sink.write(buffer, 0, read);
        view.clear();
      }
      sink.flush();
    }
  }
}
