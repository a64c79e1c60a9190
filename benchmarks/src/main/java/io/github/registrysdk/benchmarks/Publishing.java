package io.github.registrysdk.benchmarks;

import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ApiError;
import io.github.registrysdk.core.ClientBuilder;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.core.Upload;
import io.github.registrysdk.core.spi.Dialect;
import io.github.registrysdk.core.spi.Endpoint;
import io.github.registrysdk.core.spi.ErrorBody;
import io.github.registrysdk.core.spi.Multipart;
import io.github.registrysdk.core.spi.Operation;
import io.github.registrysdk.core.spi.Refusal;
import io.github.registrysdk.core.spi.ResponseHead;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.X509TrustManager;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.HashingSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Ways to send a file as a form. */
final class Publishing {
  private static final Operation PUBLISH = Operation.create("publish a file", "uploads");

  private Publishing() {}

  /** What is said on the command line: {@code ours}, {@code ours+sha256}, {@code stock}. */
  static long once(String way, String origin) throws IOException {
    Path file = Path.of(System.getProperty("benchmarks.file", "missing"));
    long started = System.nanoTime();
    send(way, origin, file);
    return System.nanoTime() - started;
  }

  static Runner runner(String way, String origin) throws IOException {
    Path file = Path.of(System.getProperty("benchmarks.file", "missing"));
    if (way.equals("stock") || way.equals("serial")) {
      OkHttpClient http = http();
      return () -> stock(http, origin, file.toFile(), way.equals("serial"));
    }
    Client client = client(origin);
    boolean hashed = way.endsWith("sha256");
    return () -> client.send(file, hashed);
  }

  private static void send(String way, String origin, Path file) throws IOException {
    if (file.toFile().length() == 0) {
      throw new IOException("there is nothing to send");
    }
    runner(way, origin).run();
  }

  private static Client client(String origin) throws IOException {
    Builder builder = new Builder(origin);
    return (origin.startsWith("https") ? builder.httpClient(http()) : builder).build();
  }

  /** OkHttp as it comes, with trust in the server's key of this run. */
  private static OkHttpClient http() throws IOException {
    String store = System.getProperty("benchmarks.keyStore");
    OkHttpClient.Builder builder = new OkHttpClient.Builder();
    if (store != null) {
      X509TrustManager trust = TlsSockets.trust(store);
      builder.sslSocketFactory(TlsSockets.sockets(trust), trust);
    }
    return builder.build();
  }

  private static void stock(OkHttpClient http, String origin, File file, boolean hashed)
      throws IOException {
    RequestBody content = RequestBody.create(file, null);
    RequestBody form =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("file", file.getName(), hashed ? new Hashed(content) : content)
            .build();
    Request request = new Request.Builder().url(origin + "uploads").post(form).build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("status " + response.code());
      }
    }
  }

  /** Hashes as it sends, on the same thread. */
  private static final class Hashed extends RequestBody {
    private final RequestBody content;

    Hashed(RequestBody content) {
      this.content = content;
    }

    @Override
    public @Nullable MediaType contentType() {
      return content.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return content.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      HashingSink hashing = HashingSink.sha256(sink);
      BufferedSink buffered = Okio.buffer(hashing);
      content.writeTo(buffered);
      buffered.flush();
      if (hashing.hash().size() == 0) {
        throw new IOException("there is no hash");
      }
    }
  }

  /** Sends it once. */
  @FunctionalInterface
  interface Runner {
    void run() throws IOException;
  }

  private static final class Client extends ApiClient<Client> {
    Client(Endpoint endpoint) {
      super(endpoint);
    }

    @Override
    protected Client over(Endpoint endpoint) {
      return new Client(endpoint);
    }

    void send(Path file, boolean hashed) {
      AtomicReference<@Nullable String> sha256 = new AtomicReference<>();
      Upload upload = Upload.file(file);
      endpoint()
          .call(PUBLISH)
          .multipart(new Multipart(Map.of(), "file", upload, hashed ? sha256::set : null))
          .run();
      if (hashed && sha256.get() == null) {
        throw new IllegalStateException("there is no hash");
      }
    }
  }

  private static final class Builder extends ClientBuilder<Builder> {
    Builder(String origin) {
      super(origin);
      token(Secret.of(Variants.TOKEN));
    }

    @Override
    protected Builder self() {
      return this;
    }

    Client build() {
      return new Client(endpoint(new Plain()));
    }
  }

  /** A provider without ways of its own. */
  private static final class Plain implements Dialect {
    @Override
    public String provider() {
      return "benchmarks";
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Accept", "application/json");
    }

    @Override
    public ApiError error(ErrorBody body) {
      return ApiError.NONE;
    }

    @Override
    public @Nullable Refusal refusal(ResponseHead head, ErrorBody body, int earlier) {
      return null;
    }
  }
}
