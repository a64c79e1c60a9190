package io.github.registrysdk.core;

/**
 * Is told how far an upload has come. Called on the thread that uploads; what it throws is logged
 * once and changes nothing.
 */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Called about every 64 KiB, and when the last byte has been handed over. Only the file's own
   * bytes count: neither the form around them nor, where a file goes through the provider's
   * storage, the requests before and after.
   *
   * @param sent bytes of the file handed to the connection in this attempt; starts again from the
   *     beginning if the upload is repeated
   * @param total bytes of the file
   */
  void onProgress(long sent, long total);
}
