package io.github.registrysdk.benchmarks.small;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import okio.Okio;
import okio.Sink;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 16 MiB over loopback: with a timeout for each write, and with one look at the whole upload. */
@State(Scope.Thread)
public class WriteTimeouts {
  private static final int PIECE = 8 * 1024;
  private static final int COUNT = 16 * 1024 * 1024 / PIECE;

  /** OkHttp's 10,000, or 0: what the SDK sets, whose own watch sees that an upload stands still. */
  @Param({"10000", "0"})
  public int writeTimeoutMillis;

  private final byte[] piece = new byte[PIECE];
  private final Buffer buffer = new Buffer();
  private Socket socket = new Socket();
  private Sink sink = Okio.blackhole();

  /** What the SDK's watch looks at now and then. */
  private volatile long writingSince;

  /**
   * Connects.
   *
   * @throws IOException never
   */
  @Setup
  public void connect() throws IOException {
    socket = Drain.connect();
    sink = Okio.sink(socket);
    sink.timeout().timeout(writeTimeoutMillis, TimeUnit.MILLISECONDS);
  }

  /**
   * Hangs up.
   *
   * @throws IOException never
   */
  @TearDown
  public void close() throws IOException {
    socket.close();
  }

  /**
   * Sends them.
   *
   * @param watchdog counts
   * @return what is left
   * @throws IOException never
   */
  @Benchmark
  public long send(Timeouts.Watchdog watchdog) throws IOException {
    watchdog.reads += COUNT;
    for (int i = 0; i < COUNT; i++) {
      buffer.write(piece);
      if (writeTimeoutMillis == 0) {
        writingSince = System.nanoTime();
      }
      sink.write(buffer, PIECE);
      if (writeTimeoutMillis == 0) {
        writingSince = 0;
      }
    }
    return writingSince;
  }
}
