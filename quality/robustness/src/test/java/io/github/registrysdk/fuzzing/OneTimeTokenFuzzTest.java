package io.github.registrysdk.fuzzing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.registrysdk.buildkite.BuildkiteClient;
import io.github.registrysdk.buildkite.model.CreatedRegistryToken;
import io.github.registrysdk.core.Secret;
import java.util.Optional;

/**
 * The first byte tells at which 255th of the rest the secret stands: whatever is before and after
 * it, it is in the result or in the exception.
 */
class OneTimeTokenFuzzTest {
  private static final String FIELD = "\"token\":\"" + Canary.ONCE.text() + "\"";

  @FuzzTest
  void secretIsSavedFromAnyResponse(byte[] data) {
    if (data.length == 0) {
      return;
    }
    String around = new String(data, 1, data.length - 1, ISO_8859_1);
    if (around.contains("oken") || around.contains("\\u") || Canary.isIn(around)) {
      return; // Two secrets, and nobody could tell which is the right one.
    }
    int at = around.length() * (data[0] & 0xff) / 255;
    String body = around.substring(0, at) + FIELD + around.substring(at);
    MemoryWire wire = MemoryWire.responding(Responses.ok(body.getBytes(ISO_8859_1)));
    try (BuildkiteClient client = Clients.buildkite(wire)) {
      Oracle.Outcome outcome =
          Oracle.judge(wire, () -> Calls.run(Calls.CREATE_TOKEN, client), Canary.ONCE);
      if (!secret(outcome).equals(Optional.of(Canary.ONCE.secret()))) {
        throw new AssertionError("lost: " + body, outcome.failure());
      }
    }
  }

  /** Of a token that was returned, or of the failure. */
  static Optional<Secret> secret(Oracle.Outcome outcome) {
    if (outcome.result() instanceof CreatedRegistryToken token) {
      return Optional.of(token.secret());
    }
    return outcome.sdkFailure() == null ? Optional.empty() : outcome.sdkFailure().recoveredSecret();
  }
}
