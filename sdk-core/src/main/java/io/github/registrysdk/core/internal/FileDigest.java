package io.github.registrysdk.core.internal;

import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of what is sent, in blocks that are used again. Hashing takes about as long as
 * sending, so a large file is hashed by a thread of its own beside the one that sends it.
 */
final class FileDigest implements AutoCloseable {
  static final int BLOCK = 64 * 1024;

  /** Enough for either thread to go on while the other is held up. */
  private static final int BLOCKS = 6;

  /** Below, starting a thread takes longer than it saves. */
  private static final long WORTH_A_THREAD = 2 * 1024 * 1024;

  private final MessageDigest sha256 = newDigest();
  private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Filled> filled = new ArrayBlockingQueue<>(BLOCKS + 1);
  private final @Nullable Thread beside;
  private volatile boolean whole;

  FileDigest(long length) {
    boolean worthIt = length >= WORTH_A_THREAD;
    for (int i = 0; i < (worthIt ? BLOCKS : 1); i++) {
      free.add(new byte[BLOCK]);
    }
    beside = worthIt ? new Thread(this::hash, "registry-sdk-hash") : null;
    if (beside != null) {
      beside.setDaemon(true);
      beside.start();
    }
  }

  /** A block to fill, given back with {@link #add}. */
  byte[] block() throws InterruptedIOException {
    try {
      return free.take();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  void add(byte[] block, int length) {
    if (beside == null) {
      update(block, length);
    } else {
      filled.add(new Filled(block, length));
    }
  }

  /** In lower-case hex. */
  String finish() throws InterruptedIOException {
    if (beside != null) {
      filled.add(Filled.END);
      try {
        beside.join();
      } catch (InterruptedException e) {
        throw interrupted();
      }
      if (!whole) {
        throw new IllegalStateException("the thread that hashes has failed");
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private void hash() {
    try {
      for (Filled next = filled.take(); next != Filled.END; next = filled.take()) {
        update(next.block, next.length);
      }
      whole = true;
    } catch (InterruptedException e) {
      // The upload has ended before its time, and nobody asks any more.
      whole = false;
    }
  }

  private void update(byte[] block, int length) {
    try {
      sha256.update(block, 0, length);
    } finally {
      free.add(block);
    }
  }

  private static InterruptedIOException interrupted() {
    return new InterruptedIOException("interrupted");
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Ends its thread, also if the upload has failed. */
  @Override
  public void close() {
    if (beside != null) {
      beside.interrupt();
    }
  }

  private static final class Filled {
    static final Filled END = new Filled(new byte[0], 0);

    private final byte[] block;
    private final int length;

    Filled(byte[] block, int length) {
      this.block = block;
      this.length = length;
    }
  }
}
