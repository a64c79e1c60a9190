package io.github.registrysdk.faults;

import io.github.registrysdk.operations.Canary;
import io.github.registrysdk.operations.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** What one writes in an afternoon: OkHttp as it comes, and a token for every request. */
final class PlainOkHttp implements Transport {
  private final Duration longest;

  PlainOkHttp() {
    this(Duration.ofDays(1));
  }

  /** With a shorter timeout than the cases have, where each of them reaches it. */
  PlainOkHttp(Duration longest) {
    this.longest = longest;
  }

  @Override
  public Object send(Sample row, World world) throws IOException {
    OkHttpClient http =
        world
            .http
            .newBuilder()
            .addNetworkInterceptor(
                chain ->
                    chain.proceed(
                        chain
                            .request()
                            .newBuilder()
                            .header("Authorization", "Bearer " + Canary.TOKEN)
                            .build()))
            .build();
    if (world.deadline != null) {
      http =
          http.newBuilder().callTimeout(Collections.min(List.of(world.deadline, longest))).build();
    }
    boolean hasBody = !row.method().equals("GET") && !row.method().equals("DELETE");
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    Request request =
        new Request.Builder()
            .url(world.origin() + row.path())
            .method(row.method(), hasBody ? RequestBody.create(body, null) : null)
            .build();
    try (Response response = http.newCall(request).execute()) {
      String text = response.body().string();
      if (!response.isSuccessful()) {
        throw new IOException(response.code() + " " + text);
      }
      return text;
    }
  }

  @Override
  public String toString() {
    return "PLAIN";
  }
}
