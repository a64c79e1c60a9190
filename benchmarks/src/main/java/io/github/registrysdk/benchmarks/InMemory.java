package io.github.registrysdk.benchmarks;

import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A transport without a socket: what is left is what client code costs. */
final class InMemory implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final byte[] body = Payloads.one();
  private final Headers headers = Headers.of(Routes.HEADERS);

  static OkHttpClient client() {
    return new OkHttpClient.Builder().addInterceptor(new InMemory()).build();
  }

  @Override
  public Response intercept(Chain chain) {
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .headers(headers)
        .body(ResponseBody.create(body, JSON))
        .build();
  }
}
