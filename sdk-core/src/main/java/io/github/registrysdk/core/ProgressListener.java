package io.github.registrysdk.core;

/**
 * Is notified of the progress of an upload or a download. It is called on the thread that uploads
 * or downloads. Whatever the listener throws is logged once and changes nothing else.
 */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Called about every 64 KiB and after the last byte. Only the bytes of the file count, not the
   * form that contains it.
   *
   * @param sent the number of bytes of the file that were written to the connection in this
   *     attempt, which starts at zero again if the upload is retried; for a download, the number of
   *     bytes of the file that were received, with those of an earlier download that is continued
   * @param total the size of the file in bytes; -1 for a download whose size the server does not
   *     announce
   */
  void onProgress(long sent, long total);
}
