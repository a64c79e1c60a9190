package io.github.registrysdk.core.internal.call;

import io.github.registrysdk.core.spi.PathTemplate;
import java.util.concurrent.atomic.AtomicReferenceArray;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Makes the addresses of calls. For a number of paths the latest one is kept, because the next call
 * often differs from it in nothing or in its last part only; making an address anew costs as much
 * as the rest of a call outside its transport.
 */
final class Addresses {
  private static final int KEPT = 64;

  private final HttpUrl base;
  private final AtomicReferenceArray<@Nullable Known> known = new AtomicReferenceArray<>(KEPT);

  Addresses(HttpUrl base) {
    this.base = base;
  }

  HttpUrl of(PathTemplate path, String... values) {
    int slot = System.identityHashCode(path) & (KEPT - 1);
    Known latest = known.get(slot);
    int same = latest == null || latest.path != path ? -1 : latest.same(values);
    if (latest != null && same >= 0 && same == values.length) {
      return latest.url;
    }
    // Also checks that there are as many values as parameters, and each of them.
    boolean sibling = latest != null && same == values.length - 1 && path.endsInParameter();
    HttpUrl url =
        latest != null && sibling
            ? latest
                .url
                .newBuilder()
                .setEncodedPathSegment(latest.url.pathSize() - 1, path.last(values[same]))
                .build()
            : fresh(path.expand(values));
    known.set(slot, new Known(path, values.clone(), url));
    return url;
  }

  /** An address that is not likely to be asked for again. */
  HttpUrl fresh(String encodedPath) {
    return base.newBuilder().addEncodedPathSegments(encodedPath).build();
  }

  private static final class Known {
    private final PathTemplate path;
    private final String[] values;
    private final HttpUrl url;

    Known(PathTemplate path, String[] values, HttpUrl url) {
      this.path = path;
      this.values = values;
      this.url = url;
    }

    /** How many values from the first on are the same; -1 if there are more or fewer of them. */
    int same(String[] others) {
      if (others.length != values.length) {
        return -1;
      }
      int same = 0;
      while (same < values.length && values[same].equals(others[same])) {
        same++;
      }
      return same;
    }
  }
}
