package io.github.registrysdk.benchmarks.small;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 16 MiB sent over loopback and hashed: on the sending thread, and on a second one. */
@State(Scope.Benchmark)
public class Hashing {
  private static final int BUFFER = 64 * 1024;
  private static final int COUNT = 16 * 1024 * 1024 / BUFFER;
  private static final byte[] END = {};

  private Socket socket = new Socket();

  /**
   * Connects.
   *
   * @throws IOException never
   */
  @Setup
  public void connect() throws IOException {
    socket = Drain.connect();
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
   * One after the other.
   *
   * @return the hash
   * @throws Exception never
   */
  @Benchmark
  public byte[] serial() throws Exception {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER];
    OutputStream out = socket.getOutputStream();
    for (int i = 0; i < COUNT; i++) {
      buffer[0] = (byte) i;
      digest.update(buffer);
      out.write(buffer);
    }
    return digest.digest();
  }

  /**
   * Beside each other, with four buffers that go round.
   *
   * @return the hash
   * @throws Exception never
   */
  @Benchmark
  public byte[] onASecondThread() throws Exception {
    BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(4);
    BlockingQueue<byte[]> full = new ArrayBlockingQueue<>(5);
    for (int i = 0; i < 4; i++) {
      free.add(new byte[BUFFER]);
    }
    CompletableFuture<byte[]> hash = CompletableFuture.supplyAsync(() -> hash(full, free));
    OutputStream out = socket.getOutputStream();
    for (int i = 0; i < COUNT; i++) {
      byte[] buffer = free.take();
      buffer[0] = (byte) i;
      full.put(buffer);
      out.write(buffer);
    }
    full.put(END);
    return hash.join();
  }

  private static byte[] hash(BlockingQueue<byte[]> full, BlockingQueue<byte[]> free) {
    try {
      MessageDigest digest = digest();
      for (byte[] buffer = full.take(); buffer.length > 0; buffer = full.take()) {
        digest.update(buffer);
        free.put(buffer);
      }
      return digest.digest();
    } catch (InterruptedException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest digest() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256");
  }
}
