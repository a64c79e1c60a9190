package io.github.registrysdk.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.registrysdk.humanitec.HumanitecClient;
import java.util.Arrays;

/** The first letter names the operation, the rest is what every request of it is answered with. */
class HumanitecAnswersFuzzTest {
  @FuzzTest
  void anyAnswerIsReadOrRefused(byte[] data) {
    if (data.length == 0) {
      return;
    }
    HumanitecCall call = Choice.of(HumanitecCall.values(), data[0]);
    MemoryWire wire = MemoryWire.answering(Answers.ok(Arrays.copyOfRange(data, 1, data.length)));
    try (HumanitecClient client = Clients.humanitec(wire)) {
      Oracle.judge(wire, () -> call.run(client), Canary.PASSWORD);
    }
  }
}
