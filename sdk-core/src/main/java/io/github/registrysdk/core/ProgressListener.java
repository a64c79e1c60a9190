package io.github.registrysdk.core;

/**
 * Is notified of the progress of an upload. It is called on the thread that uploads. Whatever the
 * listener throws is logged once and does not end the upload.
 */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Called about every 64 KiB and after the last byte. Only the bytes of the file count, not the
   * form that contains it.
   *
   * @param sent the number of bytes of the file that were written to the connection in this
   *     attempt; it starts at zero again if the upload is retried
   * @param total the size of the file in bytes
   */
  void onProgress(long sent, long total);
}
