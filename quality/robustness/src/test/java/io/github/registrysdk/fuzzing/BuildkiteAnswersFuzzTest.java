package io.github.registrysdk.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.registrysdk.buildkite.BuildkiteClient;
import java.util.Arrays;

/** The first letter names the operation, the rest is what every request of it is answered with. */
class BuildkiteAnswersFuzzTest {
  @FuzzTest
  void anyAnswerIsReadOrRefused(byte[] data) {
    if (data.length == 0) {
      return;
    }
    BuildkiteCall call = Choice.of(BuildkiteCall.values(), data[0]);
    MemoryWire wire = MemoryWire.answering(Answers.ok(Arrays.copyOfRange(data, 1, data.length)));
    try (BuildkiteClient client = Clients.buildkite(wire)) {
      Oracle.judge(wire, () -> call.run(client));
    }
  }
}
