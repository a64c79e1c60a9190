package io.github.registrysdk.core;

/**
 * Is told how far an upload has come. Called on the thread that uploads; what it throws is logged
 * once and changes nothing.
 */
@FunctionalInterface
public interface ProgressListener {
  /**
   * @param sent bytes of the content handed to the connection in this attempt; goes back to 0 if
   *     the upload is repeated
   * @param total bytes of the content
   */
  void onProgress(long sent, long total);
}
