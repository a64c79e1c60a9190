package io.github.registrysdk.core.internal.upload;

import io.github.registrysdk.core.UploadException;
import java.io.IOException;
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

  private final MessageDigest sha256;
  private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Filled> filled = new ArrayBlockingQueue<>(BLOCKS + 1);
  private final @Nullable Thread beside;
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;

  /** Of so many bytes. */
  static FileDigest of(long length) {
    return new FileDigest(newDigest(), length >= WORTH_A_THREAD);
  }

  FileDigest(MessageDigest sha256, boolean onItsOwnThread) {
    this.sha256 = sha256;
    for (int i = 0; i < (onItsOwnThread ? BLOCKS : 1); i++) {
      free.add(new byte[BLOCK]);
    }
    beside = onItsOwnThread ? started() : null;
  }

  private @Nullable Thread started() {
    Thread thread = new Thread(this::hash, "registry-sdk-hash");
    thread.setDaemon(true);
    try {
      thread.start();
      return thread;
    } catch (Error e) { // no thread can be made now: it is hashed on the one that sends
      return null;
    }
  }

  /** A block to fill, given back with {@link #add}. */
  byte[] block() throws IOException {
    requireWorking();
    try {
      return free.take();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  void add(byte[] block, int length) throws IOException {
    if (beside == null) {
      update(block, length);
      requireWorking();
    } else {
      filled.add(new Filled(block, length));
    }
  }

  /** In lower-case hex. */
  String finish() throws IOException {
    if (beside != null) {
      filled.add(Filled.END);
      try {
        beside.join();
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
    requireWorking();
    try {
      return HexFormat.of().formatHex(sha256.digest());
    } catch (RuntimeException e) {
      throw broken(e);
    }
  }

  /** A provider of digests can fail in the middle, as one does whose token was pulled out. */
  private void requireWorking() throws IOException {
    if (failure != null) {
      throw broken(failure);
    }
  }

  private static IOException broken(@Nullable Throwable cause) {
    return new FormBody.Broken(
        UploadException.Reason.UNREADABLE, "SHA-256 of the content could not be taken", cause);
  }

  private void hash() {
    for (Filled next = next(); next != Filled.END; next = next()) {
      update(next.block, next.length);
    }
  }

  private Filled next() {
    while (true) {
      try {
        return filled.take();
      } catch (InterruptedException e) {
        // Others may interrupt all threads of a group, and the one that sends waits for this one.
        if (closed) {
          return Filled.END;
        }
      }
    }
  }

  private void update(byte[] block, int length) {
    try {
      if (failure == null) {
        sha256.update(block, 0, length);
      }
    } catch (RuntimeException | Error e) {
      // Told to the thread that sends, which must not wait for blocks that never come back.
      failure = e;
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
    closed = true;
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
