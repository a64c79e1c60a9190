package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.core.ApiClient;
import io.github.registrysdk.core.ApiRequest;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.humanitec.HumanitecClient;
import java.util.Arrays;
import java.util.List;
import okhttp3.HttpUrl;

/** The first letter selects what the rest is used as: a slug, an id, a name, part of a path. */
class IdentifierFuzzTest {
  @FuzzTest
  void anyNameIsOneSegmentOrRefused(byte[] data) {
    if (data.length == 0) {
      return;
    }
    String name = new String(Arrays.copyOfRange(data, 1, data.length), UTF_8);
    if (Canary.isIn(name)) {
      return;
    }
    MemoryWire wire = MemoryWire.responding(Responses.ok("{}".getBytes(US_ASCII)));
    try (ApiClient<?> client = client(wire, data[0])) {
      Oracle.judge(wire, () -> use(client, data[0], name));
    }
    for (SentRequest request : wire.requests()) {
      HttpUrl url = HttpUrl.get("http://localhost" + request.target());
      List<String> segments = url.pathSegments();
      if (segments.size() != depth(data[0])
          || !segments.contains(name)
          || segments.contains("")
          || url.query() != null) {
        throw new AssertionError(name + " became " + segments);
      }
    }
  }

  private static int depth(byte letter) {
    return switch (letter) {
      case 'g', 'h', 'i', 'j' -> 4;
      case 'o', 'r' -> 6;
      case 'p', 't' -> 8;
      default -> 3;
    };
  }

  private static ApiClient<?> client(MemoryWire wire, byte letter) {
    return switch (letter) {
      case 'g', 'h' -> Clients.github(wire);
      case 'i', 'j' -> Clients.humanitec(wire);
      default -> Clients.buildkite(wire);
    };
  }

  private static Object use(ApiClient<?> client, byte letter, String name) {
    if (client instanceof GitHubClient github) {
      return letter == 'g'
          ? github.organization(name).privateRegistries().get("A")
          : github.organization("A").privateRegistries().get(name);
    }
    if (client instanceof HumanitecClient humanitec) {
      return letter == 'i'
          ? humanitec.organization(name).registries().get("abc")
          : humanitec.organization("abc").registries().get(name);
    }
    BuildkiteClient buildkite = (BuildkiteClient) client;
    return switch (letter) {
      case 'o' -> buildkite.organization(name).registries().get("A");
      case 'r' -> buildkite.organization("A").registries().get(name);
      case 'p' -> buildkite.organization("A").registry("B").packages().get(name);
      case 't' -> buildkite.organization("A").registry("B").tokens().get(name);
      default -> buildkite.send(ApiRequest.get("A", name, "B"));
    };
  }
}
