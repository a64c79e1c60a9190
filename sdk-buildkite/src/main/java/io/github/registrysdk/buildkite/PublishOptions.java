package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.ProgressListener;
import io.github.registrysdk.core.toolkit.Require;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says how several files are published. Instances are immutable. */
public final class PublishOptions {
  private static final int MOST_AT_ONCE = 16;

  private final int concurrency;
  private final String glob;
  private final @Nullable ProgressListener progress;

  private PublishOptions(int concurrency, String glob, @Nullable ProgressListener progress) {
    this.concurrency = concurrency;
    this.glob = glob;
    this.progress = progress;
  }

  /** {@return the defaults: 4 files at a time, all files of a folder, no progress listener} */
  public static PublishOptions defaults() {
    return new PublishOptions(4, "*", null);
  }

  /**
   * Returns a copy of these options with another number of files that are uploaded at a time. All
   * of them observe the rate limits of the client: by default, Buildkite permits a user 50 requests
   * a minute.
   *
   * @param files the number of files, from 1 to 16
   * @return new options
   * @throws IllegalArgumentException if the number is out of range
   */
  public PublishOptions concurrency(int files) {
    int atOnce = Require.between("concurrency", files, 1, MOST_AT_ONCE);
    return new PublishOptions(atOnce, glob, progress);
  }

  /**
   * Returns a copy of these options that selects the files of a folder by their names.
   *
   * @param glob the pattern, such as <code>*.{deb,rpm}</code>; see {@link
   *     java.nio.file.FileSystem#getPathMatcher}
   * @return new options
   * @throws IllegalArgumentException if the pattern is blank
   */
  public PublishOptions matching(String glob) {
    return new PublishOptions(concurrency, Require.text("glob", glob), progress);
  }

  /**
   * Returns a copy of these options with one progress listener for all files. It is called on the
   * threads that upload, by one of them at a time, with the bytes of all files together. A file
   * that is present already, or that failed, counts as sent. If an upload is retried, the number of
   * sent bytes decreases. A listener that throws an exception is not called again, and changes
   * nothing else. Listeners of the single uploads are not called.
   *
   * @param listener the listener
   * @return new options
   */
  public PublishOptions onProgress(ProgressListener listener) {
    return new PublishOptions(concurrency, glob, Objects.requireNonNull(listener, "listener"));
  }

  int concurrency() {
    return concurrency;
  }

  String glob() {
    return glob;
  }

  @Nullable ProgressListener progress() {
    return progress;
  }

  @Override
  public String toString() {
    return "PublishOptions[" + concurrency + " at a time, " + glob + "]";
  }
}
