package io.github.registrysdk.core;

import io.github.registrysdk.core.toolkit.Require;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one view of a client does differently; what is not set here stays as the client was built.
 */
public final class CallOptions {
  /** Headers that decide who is speaking, or where a message ends. */
  private static final Set<String> RESERVED =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "host",
          "content-length",
          "content-type",
          "content-encoding",
          "accept-encoding",
          "transfer-encoding",
          "connection",
          "expect",
          "te",
          "trailer",
          "upgrade");

  private final @Nullable Duration timeout;
  private final @Nullable Integer maxAttempts;
  private final Map<String, String> headers;
  private final Map<String, String> query;

  private CallOptions(Builder builder) {
    this.timeout = builder.timeout;
    this.maxAttempts = builder.maxAttempts;
    this.headers = Map.copyOf(builder.headers);
    this.query = Collections.unmodifiableMap(new LinkedHashMap<>(builder.query));
  }

  /** {@return options to be set; what is not set stays as the client was built} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the time for a whole call, waits included; null: as the client was built} */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /**
   * {@return how often a call is tried, the first attempt included; null: as the client was built}
   */
  public @Nullable Integer maxAttempts() {
    return maxAttempts;
  }

  /**
   * {@return the headers sent beside the client's own, and instead of one of the same name; not
   * modifiable}
   */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * {@return the query parameters sent with the first request of every call, in this order; not
   * modifiable}
   */
  public Map<String, String> query() {
    return query;
  }

  /** Collects options. */
  public static final class Builder {
    private @Nullable Duration timeout;
    private @Nullable Integer maxAttempts;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> query = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Bounds a call, instead of the client's own bound. It holds for uploads too, whatever their
     * size. Where a method needs several requests, such as the pages of a list, a key to seal with
     * or a sign-in before the call itself, each of them has this bound for its own.
     *
     * @param timeout for a whole call, waits included; positive
     * @return this builder
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Require.positive("timeout", timeout);
      return this;
    }

    /**
     * Bounds how often a call is tried, instead of the client's retry policy.
     *
     * @param attempts the first one included; at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxAttempts(int attempts) {
      if (attempts < 1) {
        throw new IllegalArgumentException("maxAttempts must be at least 1");
      }
      this.maxAttempts = attempts;
      return this;
    }

    /**
     * Sends a header with every request to the provider, instead of the client's own of the same
     * name.
     *
     * @param name a header's name, none of those that carry credentials or frame the message
     * @param value visible ASCII and spaces
     * @return this builder
     * @throws IllegalArgumentException if the name is one of those, or name or value has other
     *     characters
     */
    public Builder header(String name, String value) {
      Require.headerName(name);
      if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("the header " + name + " is set by the client alone");
      }
      headers.put(name, Require.headerValue(name, value));
      return this;
    }

    /**
     * Sends a query parameter with the first request of every call.
     *
     * @param name a query parameter's name, not empty
     * @param value its value; percent-encoded when it is sent
     * @return this builder
     * @throws IllegalArgumentException if the name is blank
     */
    public Builder query(String name, String value) {
      query.put(
          Require.unicode("name", Require.text("name", name)), Require.unicode("value", value));
      return this;
    }

    /** {@return the options, which no longer change with this builder} */
    public CallOptions build() {
      return new CallOptions(this);
    }
  }
}
