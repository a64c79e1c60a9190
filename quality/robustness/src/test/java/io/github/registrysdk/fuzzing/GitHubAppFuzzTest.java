package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.registrysdk.core.Secret;
import io.github.registrysdk.github.GitHubApp;
import io.github.registrysdk.github.GitHubClient;
import io.github.registrysdk.testsupport.RsaKeys;
import java.util.Arrays;

/**
 * GitHub's response to an App that signs in: the first letter selects the request, the rest is its
 * body.
 */
class GitHubAppFuzzTest {
  private static final Secret KEY = Secret.of(RsaKeys.pkcs8());

  private static final byte[] INSTALLATION = "{\"id\":7}".getBytes(US_ASCII);

  @FuzzTest
  void anyResponseSignsInOrFails(byte[] data) {
    if (data.length == 0) {
      return;
    }
    byte[] body = Arrays.copyOfRange(data, 1, data.length);
    MemoryWire wire = new MemoryWire(request -> Responses.ok(response(request, data[0], body)));
    GitHubApp app = GitHubApp.installedIn("1", KEY, "acme");
    try (GitHubClient client = Clients.set(GitHubClient.builder(), wire).app(app).build()) {
      Oracle.judge(wire, () -> Calls.run(Calls.kind((byte) 'd'), client), Canary.PASSWORD);
    }
  }

  private static byte[] response(SentRequest request, byte letter, byte[] body) {
    return letter == 't' && request.target().endsWith("/installation") ? INSTALLATION : body;
  }
}
