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
 * Options for {@link ApiClient#withOptions}. An option that is not set has the value of the
 * client's builder. Instances are immutable.
 */
public final class CallOptions {
  /** Headers with credentials, and headers that decide how a message is framed. */
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

  /** Transient because reflective serializers (Jackson, Gson) skip transient fields. */
  private final transient Map<String, String> headers;

  private final transient Map<String, String> query;

  private CallOptions(Builder builder) {
    this.timeout = builder.timeout;
    this.maxAttempts = builder.maxAttempts;
    this.headers = Map.copyOf(builder.headers);
    this.query = Collections.unmodifiableMap(new LinkedHashMap<>(builder.query));
  }

  /** {@return a new builder without options} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the call timeout, which includes retries and waits; null if it is not set} */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /** {@return the maximum number of attempts, including the first one; null if it is not set} */
  public @Nullable Integer maxAttempts() {
    return maxAttempts;
  }

  /**
   * {@return the additional headers, which replace headers of the client with the same name; an
   * unmodifiable map}
   */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * {@return the query parameters that are added to each request to the provider, except for
   * further pages of a list; an unmodifiable map}
   */
  public Map<String, String> query() {
    return query;
  }

  /** Builds {@link CallOptions}. */
  public static final class Builder {
    private @Nullable Duration timeout;
    private @Nullable Integer maxAttempts;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient Map<String, String> query = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Sets the call timeout. It replaces {@link ClientBuilder#callTimeout}; see there which
     * requests it covers. This timeout is not extended for uploads and downloads.
     *
     * @param timeout the call timeout
     * @return this builder
     * @throws IllegalArgumentException if the timeout is not positive
     */
    public Builder timeout(Duration timeout) {
      this.timeout = Require.positive("timeout", timeout);
      return this;
    }

    /**
     * Sets the maximum number of attempts of a call, instead of {@link RetryPolicy#maxAttempts()}.
     *
     * @param attempts the number, including the first attempt; 1 for no retries
     * @return this builder
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Builder maxAttempts(int attempts) {
      if (attempts < 1) {
        throw new IllegalArgumentException("maxAttempts must be at least 1");
      }
      this.maxAttempts = attempts;
      return this;
    }

    /**
     * Adds a header to each request to the provider. It replaces a header of the client with the
     * same name.
     *
     * @param name the name of the header; headers that only the client sets, such as {@code
     *     Authorization}, {@code Host} and {@code Content-Length}, are refused
     * @param value the value, which may contain visible ASCII characters and spaces
     * @return this builder
     * @throws IllegalArgumentException if only the client may set the header, if the name is not a
     *     valid header name, or if the value contains another character
     */
    public Builder header(String name, String value) {
      Require.headerName(name);
      if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("only the client can set the header " + name);
      }
      headers.put(name, Require.headerValue(name, value));
      return this;
    }

    /**
     * Adds a query parameter to each request to the provider, and to its retries. It is not added
     * to the requests for the second and later pages of a list, because the client takes their URLs
     * from the provider's pagination links.
     *
     * @param name the name of the parameter
     * @param value the value, not encoded
     * @return this builder
     * @throws IllegalArgumentException if the name is blank, or if name or value contains an
     *     unpaired surrogate
     */
    public Builder query(String name, String value) {
      query.put(
          Require.unicode("name", Require.text("name", name)), Require.unicode("value", value));
      return this;
    }

    /**
     * Creates the options. Later changes of this builder do not change them.
     *
     * @return the options
     */
    public CallOptions build() {
      return new CallOptions(this);
    }
  }
}
