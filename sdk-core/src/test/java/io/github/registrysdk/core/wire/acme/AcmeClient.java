package io.github.registrysdk.core.wire.acme;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.spi.Endpoint;
import java.net.URI;
import java.time.Duration;

/** A client of a provider that does not exist. */
public final class AcmeClient extends ApiClient<AcmeClient> {
  private AcmeClient(Endpoint endpoint) {
    super(endpoint);
  }

  public static Builder builder() {
    return new Builder();
  }

  public Widgets widgets() {
    return new Widgets(endpoint());
  }

  /** Storage that is not the provider's own. */
  public Storage storage(URI url) {
    return new Storage(endpoint(), url);
  }

  @Override
  protected AcmeClient over(Endpoint endpoint) {
    return new AcmeClient(endpoint);
  }

  /** Collects the options. */
  public static final class Builder extends ClientBuilder<Builder> {
    private Builder() {
      super("https://api.acme.example/v1");
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    public Builder minWriteInterval(Duration interval) {
      return super.minWriteInterval(interval);
    }

    public AcmeClient build() {
      return new AcmeClient(endpoint(new AcmeDialect()));
    }
  }
}
