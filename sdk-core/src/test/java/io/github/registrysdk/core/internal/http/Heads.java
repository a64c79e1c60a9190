package io.github.registrysdk.core.internal.http;

import okhttp3.Headers;

/** Heads of responses. */
public final class Heads {
  private Heads() {}

  /** As the rest of the engine sees them: with {@code Retry-After} under its shielded name. */
  public static HttpResponseHead of(int status, String... namesAndValues) {
    Headers.Builder headers = new Headers.Builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = namesAndValues[i];
      headers.addUnsafeNonAscii(
          name.equalsIgnoreCase("Retry-After") ? ResponseHeadCheck.RETRY_AFTER : name,
          namesAndValues[i + 1]);
    }
    return new HttpResponseHead(status, headers.build());
  }
}
