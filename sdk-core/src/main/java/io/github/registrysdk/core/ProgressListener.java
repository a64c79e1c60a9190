package io.github.registrysdk.core;

/**
 * Is notified of the progress of an upload or a download, on the thread that uploads or downloads.
 * Anything that the listener throws is logged once and does not change the upload or download.
 */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Called about every 64 KiB and after the last byte. Only the bytes of the file count, not the
   * form that contains the file.
   *
   * @param sent for an upload, the number of bytes of the file that were written to the connection
   *     in this attempt; a retry starts at zero again. For a download, the number of bytes of the
   *     file that were received, including those of an earlier download that is resumed
   * @param total the size of the file in bytes; -1 for a download if the server does not announce
   *     the size
   */
  void onProgress(long sent, long total);
}
