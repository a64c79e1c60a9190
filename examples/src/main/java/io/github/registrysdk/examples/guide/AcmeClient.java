package io.github.registrysdk.examples.guide;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Listing;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.ErrorBody;
import io.github.registrysdk.core.spi.JsonType;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.PageReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A client of a provider that this library has no module for. */
public final class AcmeClient extends ApiClient<AcmeClient> {
  // @start region="operations"
  private static final Operation GET =
      Operation.read("get a mirror", "mirrors/{name}").requiresScope("read_mirrors");
  private static final Operation LIST = Operation.read("list the mirrors", "mirrors");

  private static final JsonType<Mirror> MIRROR = JsonType.of(Mirror.class);
  private static final JsonType<List<Mirror>> MIRRORS = JsonType.listOf(Mirror.class);

  /** Retries, limits, paging and errors are the core's. */
  public Mirror mirror(String name) {
    return endpoint().call(GET, name).fetch(MIRROR);
  }

  public Listing<Mirror> mirrors() {
    return endpoint().call(LIST).list(MIRRORS, PageReader.array());
  }

  // @end

  private AcmeClient(Endpoint endpoint) {
    super(endpoint);
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected AcmeClient over(Endpoint endpoint) {
    return new AcmeClient(endpoint);
  }

  /**
   * The provider's response.
   *
   * @param name unique
   * @param url where it is
   */
  public record Mirror(String name, String url) {}

  /** The options that every client has. */
  public static final class Builder extends ClientBuilder<Builder> {
    private Builder() {
      super("https://api.acme.example/");
    }

    @Override
    protected Builder self() {
      return this;
    }

    public AcmeClient build() {
      return new AcmeClient(endpoint(new AcmeDialect()));
    }
  }

  // @start region="dialect"
  private static final class AcmeDialect implements Dialect {
    @Override
    public String provider() {
      return "acme";
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Accept", "application/json");
    }

    @Override
    public ApiError error(ErrorBody body) {
      String message = Objects.requireNonNullElse(body.text("message"), "");
      return new ApiError(message, body.text("code"), null, List.of());
    }
  }
  // @end
}
