package io.github.registrysdk.core.wire.acme;

import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.spi.DownloadSink;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.Multipart;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.RetryClass;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A place that the provider names and that must not get its credentials. */
public final class Storage {
  public static final String POLICY = "policy-4f1c-signed";

  private static final Operation STORE =
      Operation.of("store the file", "POST", "storage", RetryClass.REPEATABLE);

  private static final Operation LOAD = Operation.read("load the file", "storage");

  private final Endpoint endpoint;
  private final URI url;

  Storage(Endpoint endpoint, URI url) {
    this.endpoint = endpoint;
    this.url = url;
  }

  public void store(Upload upload) {
    endpoint
        .external(STORE, url)
        .multipart(
            Multipart.of(Map.of("key", "k", "policy", POLICY))
                .withFile("file", upload, digest -> {}))
        .run();
  }

  /** Returns where the storage redirects to, if it does. */
  public Optional<URI> load(DownloadSink sink) {
    return endpoint.asOneCall(0, () -> endpoint.external(LOAD, url).download(sink).value());
  }
}
