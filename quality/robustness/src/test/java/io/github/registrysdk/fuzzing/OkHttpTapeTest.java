package io.github.registrysdk.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.registrysdk.buildkite.BuildkiteClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A tape that hears nothing would pass every test. */
class OkHttpTapeTest {
  @Test
  void whatOkHttpLogsDuringACallIsOnTheTape() {
    OkHttpTape tape = OkHttpTape.start();
    MemoryWire wire = MemoryWire.responding(Responses.ok("{}".getBytes(StandardCharsets.US_ASCII)));
    try (BuildkiteClient client = Clients.buildkite(wire)) {
      Oracle.judge(wire, () -> Calls.run(Calls.CREATE_TOKEN, client));
      assertThat(tape.text()).contains("okhttp3.internal");
      assertThat(LogTape.text()).contains("okhttp3.internal");
    } finally {
      tape.close();
    }
  }
}
