package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.github.GitHubClient;
import java.net.URI;
import java.util.Arrays;
import okhttp3.HttpUrl;

/** The first letter selects where the rest is used as a URL. */
class BaseUrlFuzzTest {
  @FuzzTest
  void anyUrlIsUsedAsItStandsOrRefused(byte[] data) {
    if (data.length == 0) {
      return;
    }
    String text = new String(Arrays.copyOfRange(data, 1, data.length), UTF_8);
    HttpUrl url = HttpUrl.parse(data[0] == 'c' ? "https://" + text + ".ghe.com/" : text);
    if (url != null && (Canary.isIn(url.host()) || Canary.isIn(url.encodedPath()))) {
      return;
    }
    MemoryWire wire = MemoryWire.responding(Responses.ok("{}".getBytes(US_ASCII)));
    Oracle.judge(
        wire,
        () -> {
          return switch (data[0]) {
            case 'e' -> send(Clients.set(GitHubClient.builder(), wire).enterpriseServer(text));
            case 'c' -> send(Clients.set(GitHubClient.builder(), wire).enterpriseCloud(text));
            case 's' -> {
              Clients.set(BuildkiteClient.builder(), wire).storageHost(text);
              yield "";
            }
            default -> send(Clients.set(GitHubClient.builder(), wire).baseUrl(text));
          };
        },
        Canary.PASSWORD);
  }

  private static String send(GitHubClient.Builder builder) {
    try (GitHubClient client = builder.allowPlainHttp().build()) {
      URI base = client.baseUrl();
      if (base.getRawUserInfo() != null || base.getRawQuery() != null) {
        throw new AssertionError("a base URL with more than an origin and a path");
      }
      return client.send(ApiRequest.get("one")) + client.toString();
    }
  }
}
