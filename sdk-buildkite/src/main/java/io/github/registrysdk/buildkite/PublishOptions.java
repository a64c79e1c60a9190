package io.github.registrysdk.buildkite;

import io.github.registrysdk.core.ProgressListener;
import io.github.registrysdk.core.toolkit.Require;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says how several files are published. Instances are immutable. */
public final class PublishOptions {
  private static final int MOST_AT_ONCE = 16;

  private final int concurrency;
  private final List<String> globs;
  private final boolean noMatchAllowed;
  private final @Nullable ProgressListener progress;

  private PublishOptions(
      int concurrency,
      List<String> globs,
      boolean noMatchAllowed,
      @Nullable ProgressListener progress) {
    this.concurrency = concurrency;
    this.globs = globs;
    this.noMatchAllowed = noMatchAllowed;
    this.progress = progress;
  }

  /** {@return the defaults: 4 concurrent uploads, all files of a folder, no progress listener} */
  public static PublishOptions defaults() {
    return new PublishOptions(4, List.of("*"), false, null);
  }

  /**
   * Returns a copy of these options with another number of concurrent uploads. All uploads observe
   * the rate limits of the client: by default, Buildkite permits a user 50 requests a minute.
   *
   * @param files the number of files, from 1 to 16
   * @return new options
   * @throws IllegalArgumentException if the number is out of range
   */
  public PublishOptions concurrency(int files) {
    int atOnce = Require.between("concurrency", files, 1, MOST_AT_ONCE);
    return new PublishOptions(atOnce, globs, noMatchAllowed, progress);
  }

  /**
   * Returns a copy of these options that selects the files of a folder by their names. A file is
   * selected if one of the patterns matches. Each pattern must match a file, so that you notice if
   * a kind of file was not built. To permit patterns that match no file, see {@link
   * #allowNoMatch()}.
   *
   * @param glob a pattern, such as {@code *.deb}; see {@link
   *     java.nio.file.FileSystem#getPathMatcher}
   * @param more more patterns
   * @return new options
   * @throws IllegalArgumentException if a pattern is blank
   */
  public PublishOptions matching(String glob, String... more) {
    List<String> all = Stream.concat(Stream.of(glob), Stream.of(more)).toList();
    all.forEach(one -> Require.text("glob", one));
    return new PublishOptions(concurrency, all, noMatchAllowed, progress);
  }

  /**
   * Returns a copy of these options that permits patterns that match no file.
   *
   * @return new options
   */
  public PublishOptions allowNoMatch() {
    return new PublishOptions(concurrency, globs, true, progress);
  }

  /**
   * Returns a copy of these options with one progress listener for all files. The threads that
   * upload call the listener, one thread at a time, with the number of bytes of all files together.
   * A file that the registry already has, or that failed, counts as sent. If an upload is retried,
   * the number of sent bytes decreases. If the listener throws an exception, it is not called
   * again, and the uploads continue. Listeners of the single uploads are not called.
   *
   * @param listener the listener
   * @return new options
   */
  public PublishOptions onProgress(ProgressListener listener) {
    return new PublishOptions(
        concurrency, globs, noMatchAllowed, Objects.requireNonNull(listener, "listener"));
  }

  /** For a plan, which sends no bytes. */
  PublishOptions withoutProgress() {
    return new PublishOptions(concurrency, globs, noMatchAllowed, null);
  }

  int concurrency() {
    return concurrency;
  }

  List<String> globs() {
    return globs;
  }

  boolean noMatchAllowed() {
    return noMatchAllowed;
  }

  @Nullable ProgressListener progress() {
    return progress;
  }

  @Override
  public String toString() {
    return "PublishOptions[" + concurrency + " at a time, " + String.join(", ", globs) + "]";
  }
}
