package io.github.registrysdk.fuzzing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.registrysdk.github.GitHubClient;
import java.util.Arrays;

/** The first letter names the operation, the rest is what every request of it is answered with. */
class GitHubAnswersFuzzTest {
  @FuzzTest
  void anyAnswerIsReadOrRefused(byte[] data) {
    if (data.length == 0) {
      return;
    }
    GitHubCall call = Choice.of(GitHubCall.values(), data[0]);
    MemoryWire wire = MemoryWire.answering(Answers.ok(Arrays.copyOfRange(data, 1, data.length)));
    try (GitHubClient client = Clients.github(wire)) {
      Oracle.judge(wire, () -> call.run(client), Canary.PASSWORD);
    }
  }
}
